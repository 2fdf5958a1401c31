SELECT bill_id, account_id, merchant_id, channel, day, kind, source, state, file_name, sha256, bytes, row_count, unreadable,
       part, parts, received_by, received_at
FROM bill
WHERE account_id = ? AND sha256 = ?
ORDER BY received_at
LIMIT 1
