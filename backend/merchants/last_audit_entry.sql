SELECT sequence, hash
FROM audit_trail
ORDER BY sequence DESC
LIMIT 1
