INSERT INTO audit_trail (sequence, at, actor, action, object, detail, previous_hash, hash)
SELECT COALESCE(MAX(sequence), 0) + 1, ?, ?, ?, ?, ?, ?, ?
FROM audit_trail
HAVING COALESCE(MAX(sequence), 0) = ?
