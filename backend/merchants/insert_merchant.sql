INSERT INTO merchant (merchant_id, name, status, requests_per_second, created_at)
VALUES (?, ?, ?, ?, ?)
