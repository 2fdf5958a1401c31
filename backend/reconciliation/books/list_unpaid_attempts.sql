SELECT attempt.sent_at, attempt.channel_trade_no, attempt.attempt_no, payment.amount, payment.currency, attempt.status
FROM payment
JOIN attempt ON attempt.attempt_no > payment.payment_no AND attempt.attempt_no < payment.payment_no || '~'
WHERE payment.merchant_id = ? AND payment.created_at >= ? AND payment.created_at < ?
  AND attempt.account_id = ? AND attempt.status <> 'SUCCEEDED' AND attempt.sent_at >= ? AND attempt.sent_at < ?
  AND NOT EXISTS (SELECT 1 FROM receipt
                  WHERE receipt.channel = attempt.channel AND receipt.channel_trade_no = attempt.channel_trade_no)
