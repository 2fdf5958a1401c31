UPDATE balance_user SET wrong_passwords = wrong_passwords + 1
WHERE user_no = ? AND (locked_until IS NULL OR locked_until <= ?)
