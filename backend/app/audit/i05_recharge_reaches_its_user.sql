-- I5: what was paid to recharge an account was sent to its user, once and all of it; and nothing else was.
SELECT payment_no FROM payment
WHERE recharge_user IS NOT NULL
  AND (SELECT COUNT(*) FROM transfer_out
       WHERE transfer_out.transfer_id = 'recharge:' || payment.payment_no
         AND transfer_out.to_kind = 'USER' AND transfer_out.to_owner = payment.recharge_user
         AND transfer_out.amount = payment.amount AND transfer_out.status <> 'VOID')
      <> CASE WHEN status = 'SUCCEEDED' THEN 1 ELSE 0 END
LIMIT 20
