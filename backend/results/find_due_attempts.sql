SELECT attempt_no, payment_no, next_check_at
FROM attempt
WHERE next_check_at <= ?
ORDER BY next_check_at
LIMIT ?
