-- I7: a payment is REFUNDED when all of it went back, PARTIALLY_REFUNDED when some did.
SELECT payment_no FROM payment
WHERE (status = 'REFUNDED') <> (refunded = amount)
   OR (status = 'PARTIALLY_REFUNDED') <> (refunded > 0 AND refunded < amount)
LIMIT 20
