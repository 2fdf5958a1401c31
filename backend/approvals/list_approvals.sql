-- Numbers grow with time.
SELECT approval_no, kind, merchant_id, content, content_hash, maker, COALESCE(checker, ''), status,
       COALESCE(error_code, ''), created_at, expires_at, decided_at, ended_at
FROM approval
WHERE merchant_id = ? AND status = COALESCE(?, status) AND approval_no < COALESCE(?, 'Z')
ORDER BY approval_no DESC
LIMIT ?
