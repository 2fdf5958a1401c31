INSERT INTO webhook_endpoint (merchant_id, url, secret_sealed, retry_delays_seconds, status, created_at)
VALUES (?, ?, ?, ?, 'ACTIVE', ?)
ON CONFLICT (merchant_id) DO UPDATE
SET url = excluded.url, secret_sealed = excluded.secret_sealed, older_secret_sealed = NULL,
    retry_delays_seconds = excluded.retry_delays_seconds, status = 'ACTIVE'
