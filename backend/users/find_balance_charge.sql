SELECT COALESCE(user_no, ''), amount, currency, status, COALESCE(error_code, ''), decided_at
FROM balance_charge
WHERE attempt_no = ?
