SELECT payment_no, amount, refunded,
       (SELECT COALESCE(SUM(points), 0) FROM points_entry WHERE points_entry.payment_no = payment.payment_no)
FROM payment
WHERE user_id IS NOT NULL AND user_id <> '' AND status IN ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED')
