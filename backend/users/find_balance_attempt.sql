SELECT user_slot FROM balance_attempt WHERE attempt_no = ?
