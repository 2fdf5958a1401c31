-- I8: a merchant's refund number leads to one refund number for ever (checked where both live on one shard).
SELECT refund_claim.claim_key FROM refund_claim
WHERE EXISTS (SELECT 1 FROM refund
              WHERE refund.merchant_id = refund_claim.merchant_id
                AND refund.merchant_refund_no = SUBSTR(refund_claim.claim_key, 8)
                AND SUBSTR(refund_claim.claim_key, 1, 7) = 'refund '
                AND refund.refund_no <> refund_claim.refund_no)
   OR EXISTS (SELECT 1 FROM refund
              WHERE refund.refund_no = refund_claim.refund_no
                AND (refund.merchant_id <> refund_claim.merchant_id OR refund.payment_no <> refund_claim.payment_no))
LIMIT 20
