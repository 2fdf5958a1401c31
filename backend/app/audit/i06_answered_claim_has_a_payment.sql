-- I6: an answer that was given under a key names a payment of the same merchant (checked where both live on one shard).
SELECT claim.claim_key FROM claim
WHERE answer_status IS NOT NULL
  AND EXISTS (SELECT 1 FROM payment WHERE payment.payment_no = claim.payment_no
                                      AND payment.merchant_id <> claim.merchant_id)
LIMIT 20
