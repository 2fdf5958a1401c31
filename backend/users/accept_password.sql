-- The counter changes the row even where nothing else does: some databases count changed rows only.
UPDATE balance_user SET wrong_passwords = 0, locked_until = NULL, accepted = accepted + 1
WHERE user_no = ? AND password_hash = ? AND status = 'ACTIVE' AND (locked_until IS NULL OR locked_until <= ?)
