INSERT INTO operator_session
    (token_hash, operator_id, merchant_id, role, till_no, created_at, last_seen_at, expires_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
