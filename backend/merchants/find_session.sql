SELECT operator_id, merchant_id, role, till_no, last_seen_at, expires_at
FROM operator_session
WHERE token_hash = ?
