SELECT sequence, event_id, type, merchant_id, subject, data, created_at
FROM outbox
WHERE position IS NULL
ORDER BY sequence
LIMIT ?
