UPDATE webhook_endpoint
SET url = ?, retry_delays_seconds = ?, secret_sealed = ?, older_secret_sealed = ?, status = 'ACTIVE'
WHERE merchant_id = ? AND secret_sealed = ?
