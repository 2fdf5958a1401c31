SELECT payment_no
FROM payment
WHERE merchant_id = ?
  AND (created_at < ? OR (created_at = ? AND payment_no < ?))
  AND created_at >= ? AND created_at < ?
  AND COALESCE(?, merchant_order_no) = merchant_order_no
  AND status IN (?, ?, ?, ?, ?, ?)
  AND COALESCE(?, till_no, '') = COALESCE(till_no, '')
ORDER BY created_at DESC, payment_no DESC
LIMIT ?
