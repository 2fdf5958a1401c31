SELECT created_at, channel_refund_no, refund_no, amount, currency, 0, status
FROM refund
WHERE merchant_id = ? AND created_at >= ? AND created_at < ? AND (created_at > ? OR refund_no > ?)
  AND account_id = ? AND status <> 'SUCCEEDED' AND called_at IS NOT NULL
ORDER BY created_at, refund_no
LIMIT ?
