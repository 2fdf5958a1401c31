SELECT approval_no, kind, merchant_id, content, content_hash, maker, COALESCE(checker, ''), status,
       COALESCE(error_code, ''), created_at, expires_at, decided_at, ended_at
FROM approval
WHERE ended_at IS NULL AND (status <> 'PENDING' OR expires_at <= ?)
ORDER BY expires_at
LIMIT ?
