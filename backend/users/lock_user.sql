UPDATE balance_user SET wrong_passwords = 0, locked_until = ? WHERE user_no = ? AND wrong_passwords >= ?
