SELECT payment_no, cause, points, at
FROM points_entry
WHERE merchant_id = ? AND user_id = ?
  AND (at < ? OR (at = ? AND (payment_no < ? OR (payment_no = ? AND cause < ?))))
ORDER BY at DESC, payment_no DESC, cause DESC
LIMIT ?
