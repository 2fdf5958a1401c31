SELECT sequence, at, actor, action, object, detail, previous_hash, hash
FROM audit_trail
WHERE sequence > ?
ORDER BY sequence
LIMIT ?
