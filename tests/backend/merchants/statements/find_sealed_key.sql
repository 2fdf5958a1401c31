SELECT secret_sealed FROM api_key WHERE key_id = ?
