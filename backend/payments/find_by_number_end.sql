SELECT payment_no
FROM payment
WHERE merchant_id = ?
  AND (created_at < ? OR (created_at = ? AND payment_no < ?))
  AND created_at >= ?
  AND (SUBSTR(payment_no, ?) IN (?, ?) OR SUBSTR(merchant_order_no, ?) IN (?, ?)
       OR SUBSTR(channel_trade_no, ?) IN (?, ?))
ORDER BY created_at DESC, payment_no DESC
LIMIT ?
