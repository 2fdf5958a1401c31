SELECT token_hash, last_seen_at FROM operator_session ORDER BY created_at
