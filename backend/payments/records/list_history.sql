SELECT at, from_status, to_status, source, detail
FROM payment_history
WHERE payment_no = ?
ORDER BY sequence
