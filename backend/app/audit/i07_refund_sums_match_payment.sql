-- I7: what a payment says is refunded and reserved is the sum of its refunds.
SELECT payment_no FROM payment
WHERE refunded <> (SELECT COALESCE(SUM(refund.amount), 0) FROM refund
                   WHERE refund.payment_no = payment.payment_no AND refund.doubtful_id IS NULL
                     AND refund.status = 'SUCCEEDED')
   OR refund_reserved <> (SELECT COALESCE(SUM(refund.amount), 0) FROM refund
                          WHERE refund.payment_no = payment.payment_no AND refund.doubtful_id IS NULL
                            AND refund.status IN ('CREATED', 'PROCESSING', 'ABNORMAL'))
LIMIT 20
