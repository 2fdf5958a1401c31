SELECT COUNT(*), COALESCE(SUM(amount), 0)
FROM payment
WHERE merchant_id = ?
  AND created_at >= ?
  AND paid_at >= ? AND paid_at < ?
  AND status IN ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED')
  AND COALESCE(?, till_no, '') = COALESCE(till_no, '')
