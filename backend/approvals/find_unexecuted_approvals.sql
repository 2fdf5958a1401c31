SELECT approval_no, kind, merchant_id, content, content_hash, maker, COALESCE(checker, ''), status,
       COALESCE(error_code, ''), created_at, expires_at, decided_at, ended_at
FROM approval
WHERE status = 'APPROVED'
ORDER BY decided_at
LIMIT ?
