SELECT url, secret_sealed, retry_delays_seconds FROM webhook_endpoint WHERE merchant_id = ? AND status = 'ACTIVE'
