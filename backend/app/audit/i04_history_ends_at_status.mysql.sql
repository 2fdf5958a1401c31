-- I4: a payment that left PENDING has a history, and the newest step leads to its status.
SELECT payment.payment_no FROM payment
WHERE status NOT IN ('CREATED', 'PENDING')
  AND NOT status <=> (SELECT to_status FROM payment_history
                      WHERE payment_history.payment_no = payment.payment_no
                      ORDER BY sequence DESC LIMIT 1)
LIMIT 20
