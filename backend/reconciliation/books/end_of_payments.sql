SELECT created_at FROM payment WHERE merchant_id = ? AND created_at >= ? AND created_at < ?
ORDER BY created_at
LIMIT 1 OFFSET 10000
