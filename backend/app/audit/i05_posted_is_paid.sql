-- I5: what is posted as a payment was paid.
SELECT effect_key FROM ledger_batch
WHERE kind = 'PAYMENT'
  AND NOT EXISTS (SELECT 1 FROM payment
                  WHERE payment.payment_no = ledger_batch.effect_key
                    AND payment.status IN ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED'))
LIMIT 20
