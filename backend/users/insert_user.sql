INSERT INTO balance_user (user_no, slot, merchant_id, user_id, password_hash, status, wrong_passwords, accepted, created_at)
VALUES (?, ?, ?, ?, ?, 'ACTIVE', 0, 0, ?)
