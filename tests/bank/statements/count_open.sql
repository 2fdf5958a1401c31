SELECT (SELECT COUNT(*) FROM refund WHERE status IN ('CREATED', 'PROCESSING') OR funds = 'HELD') +
       (SELECT COUNT(*) FROM transfer_out WHERE status = 'SENT') +
       (SELECT COUNT(*) FROM payment WHERE status IN ('CREATED', 'PENDING')
            AND EXISTS (SELECT 1 FROM attempt WHERE attempt.payment_no = payment.payment_no
                            AND attempt.status IN ('SENT', 'UNKNOWN', 'PAYING')))
