INSERT INTO webhook_endpoint (merchant_id, url, secret_sealed, retry_delays_seconds, status, created_at)
VALUES (?, ?, ?, ?, 'ACTIVE', ?)
ON DUPLICATE KEY UPDATE url = VALUES(url), secret_sealed = VALUES(secret_sealed), older_secret_sealed = NULL,
    retry_delays_seconds = VALUES(retry_delays_seconds), status = 'ACTIVE'
