UPDATE operator
SET failed_sign_ins = 0, locked_until = ?
WHERE operator_id = ?
  AND failed_sign_ins >= ?
