-- I11: nothing half written: a payment has an attempt and an attempt its payment.
SELECT payment_no FROM payment
WHERE NOT EXISTS (SELECT 1 FROM attempt WHERE attempt.attempt_no = payment.payment_no || '01')
UNION ALL
SELECT attempt_no FROM attempt
WHERE NOT EXISTS (SELECT 1 FROM payment WHERE payment.payment_no = attempt.payment_no)
LIMIT 20
