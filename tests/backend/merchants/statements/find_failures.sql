SELECT failed_sign_ins, locked_until FROM operator WHERE operator_id = ?
