INSERT INTO operator (operator_id, merchant_id, display_name, role, password_hash, status, created_at)
VALUES (?, ?, ?, ?, ?, 'ACTIVE', ?)
