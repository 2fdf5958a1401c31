UPDATE api_key SET status = ? WHERE key_id = ?
