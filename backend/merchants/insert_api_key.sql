INSERT INTO api_key (key_id, merchant_id, algorithm, secret_sealed, status, created_at)
VALUES (?, ?, 'hmac-sha256', ?, 'ACTIVE', ?)
