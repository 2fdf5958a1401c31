-- I7: what is refunded or reserved for refunds never exceeds what was paid.
SELECT payment_no FROM payment
WHERE refunded + refund_reserved > amount
   OR (refunded + refund_reserved > 0 AND status NOT IN ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED'))
LIMIT 20
