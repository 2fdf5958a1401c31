-- By what was received, not by what was posted; what was paid twice is the user's too where a person took it.
SELECT payment.recharge_user, receipt.amount
FROM payment
JOIN receipt ON receipt.payment_no = payment.payment_no
WHERE payment.recharge_user IS NOT NULL
  AND (receipt.effect = 'PAID'
       OR EXISTS (SELECT 1 FROM doubtful_money
                  WHERE doubtful_money.channel = receipt.channel
                    AND doubtful_money.channel_trade_no = receipt.channel_trade_no
                    AND doubtful_money.status = 'ACCEPTED'))
