SELECT bill_id, account_id, merchant_id, channel, day, kind, source, state, file_name, sha256, bytes, row_count, unreadable,
       part, parts, received_by, received_at
FROM bill
WHERE merchant_id = ?
  AND (received_at < ? OR (received_at = ? AND bill_id < ?))
  AND COALESCE(?, account_id) = account_id
  AND COALESCE(?, day) = day
ORDER BY received_at DESC, bill_id DESC
LIMIT ?
