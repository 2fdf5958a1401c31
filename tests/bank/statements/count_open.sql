-- Takings that are not home yet will be on their way again.
SELECT (SELECT COUNT(*) FROM refund WHERE status IN ('CREATED', 'PROCESSING') OR funds = 'HELD') +
       (SELECT COUNT(*) FROM transfer_out WHERE status = 'SENT') +
       (SELECT COUNT(*) FROM account WHERE kind = 'MERCHANT_INFLOW' AND balance > 0) +
       (SELECT COUNT(*) FROM payment WHERE status IN ('CREATED', 'PENDING')
            AND EXISTS (SELECT 1 FROM attempt WHERE attempt.payment_no = payment.payment_no
                            AND attempt.status IN ('SENT', 'UNKNOWN', 'PAYING')))
