SELECT attempt_no, amount FROM balance_charge WHERE status = 'PAID'
