SELECT url, secret_sealed, retry_delays_seconds, older_secret_sealed FROM webhook_endpoint WHERE merchant_id = ?
