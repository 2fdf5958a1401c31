-- I8: a refund number was minted for the slot of its payment, where it is looked for.
SELECT refund_no FROM refund
WHERE SUBSTR(refund_no, 1, 1) <> 'R' OR LENGTH(refund_no) <> 30
   OR SUBSTR(refund_no, 25, 4) <> SUBSTR(payment_no, 25, 4)
LIMIT 20
