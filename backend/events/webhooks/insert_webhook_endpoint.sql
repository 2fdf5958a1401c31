INSERT INTO webhook_endpoint (merchant_id, url, secret_sealed, retry_delays_seconds, status, created_at)
VALUES (?, ?, ?, ?, 'ACTIVE', ?)
