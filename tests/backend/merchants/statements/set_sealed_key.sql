UPDATE api_key SET secret_sealed = ? WHERE key_id = ?
