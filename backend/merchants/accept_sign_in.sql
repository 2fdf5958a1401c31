UPDATE operator
SET failed_sign_ins = 0, locked_until = NULL
WHERE operator_id = ?
  AND password_hash = ?
  AND status = 'ACTIVE'
  AND (locked_until IS NULL OR locked_until <= ?)
