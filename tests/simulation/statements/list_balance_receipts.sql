SELECT attempt_no, amount FROM receipt WHERE channel = 'balance'
