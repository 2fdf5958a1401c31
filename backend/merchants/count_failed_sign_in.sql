UPDATE operator
SET failed_sign_ins = failed_sign_ins + 1
WHERE operator_id = ?
  AND (locked_until IS NULL OR locked_until <= ?)
