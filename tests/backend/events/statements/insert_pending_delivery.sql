INSERT INTO webhook_delivery (event_id, merchant_id, url, status, attempts, next_at, created_at)
VALUES (?, 'M1000', 'https://example.com/', 'PENDING', 0, 1, 1)
