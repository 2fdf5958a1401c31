DELETE FROM operator_session
WHERE operator_id = ?
  AND token_hash NOT IN (SELECT kept.token_hash
                         FROM (SELECT newest.token_hash
                               FROM operator_session AS newest
                               WHERE newest.operator_id = ?
                               ORDER BY newest.created_at DESC, newest.token_hash
                               LIMIT ?) AS kept)
