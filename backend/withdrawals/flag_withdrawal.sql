UPDATE withdrawal SET flagged = 1 WHERE withdrawal_no = ? AND flagged = 0
