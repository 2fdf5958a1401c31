-- I7: money on a user's account leaves by the user's consent, never by a refund of its recharge.
SELECT payment_no FROM payment
WHERE recharge_user IS NOT NULL AND (refunded > 0 OR refund_reserved > 0)
LIMIT 20
