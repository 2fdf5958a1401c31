SELECT payment.status
FROM attempt
JOIN payment ON payment.payment_no = attempt.payment_no
JOIN receipt ON receipt.attempt_no = attempt.attempt_no AND receipt.effect = 'PAID'
WHERE attempt.attempt_no = ?
