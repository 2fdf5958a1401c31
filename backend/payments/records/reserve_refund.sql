-- I7: decides whether a refund fits, in the transaction that inserts it.
UPDATE payment
SET refund_reserved = refund_reserved + ?, version = version + 1
WHERE payment_no = ? AND merchant_id = ? AND status IN ('SUCCEEDED', 'PARTIALLY_REFUNDED') AND frozen = 0 AND recharge_user IS NULL
  AND currency = ? AND refund_reserved + refunded + ? <= amount
