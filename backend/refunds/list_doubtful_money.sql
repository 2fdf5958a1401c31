SELECT doubtful_id, payment_no, merchant_id, attempt_no, channel, channel_trade_no, amount, currency, reason, status,
       recorded_at, refund_no, resolved_by, resolved_at
FROM doubtful_money
WHERE merchant_id = ?
  AND (recorded_at < ? OR (recorded_at = ? AND doubtful_id < ?))
  AND COALESCE(?, status) = status
ORDER BY recorded_at DESC, doubtful_id DESC
LIMIT ?
