DELETE FROM operator_session
WHERE token_hash = ?
