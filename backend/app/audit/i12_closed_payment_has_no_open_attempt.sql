-- I12: a payment is closed only when no attempt of it can take money any more.
SELECT payment.payment_no FROM payment
JOIN attempt ON attempt.payment_no = payment.payment_no
WHERE payment.status = 'CLOSED' AND attempt.status IN ('SENT', 'UNKNOWN', 'PAYING', 'REVERSING')
LIMIT 20
