SELECT currency, status, COUNT(*), SUM(amount), SUM(refunded)
FROM payment
WHERE merchant_id = ?
  AND created_at >= ? AND created_at < ?
  AND COALESCE(?, till_no, '') = COALESCE(till_no, '')
GROUP BY currency, status
