-- I4: every status is one of the state table.
SELECT payment_no FROM payment
WHERE status NOT IN ('CREATED', 'PENDING', 'SUCCEEDED', 'CLOSED', 'PARTIALLY_REFUNDED', 'REFUNDED')
LIMIT 20
