INSERT INTO webhook_delivery (event_id, merchant_id, url, status, attempts, next_at, created_at)
VALUES (?, ?, ?, 'PENDING', 0, ?, ?)
