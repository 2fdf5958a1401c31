SELECT refund.finished_at, refund.channel_refund_no, refund.refund_no, refund.amount, refund.currency, share.amount,
       refund.status
FROM refund
LEFT JOIN transfer_out AS share ON share.transfer_id = CONCAT('share:', refund.refund_no) AND share.status <> 'VOID'
WHERE refund.account_id = ? AND refund.finished_at >= ? AND refund.finished_at < ?
  AND (refund.finished_at > ? OR refund.refund_no > ?) AND refund.status = 'SUCCEEDED'
ORDER BY refund.finished_at, refund.refund_no
LIMIT ?
