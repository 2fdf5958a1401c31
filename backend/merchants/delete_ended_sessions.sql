DELETE FROM operator_session
WHERE operator_id = ?
  AND (expires_at <= ? OR last_seen_at <= ?)
