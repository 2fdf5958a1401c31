SELECT merchant_id, user_id, password_hash, status, locked_until, created_at FROM balance_user WHERE user_no = ?
