-- I5: a receipt belongs to an attempt of its payment, and that attempt succeeded.
SELECT receipt.channel_trade_no FROM receipt
WHERE NOT EXISTS (SELECT 1 FROM attempt
                  WHERE attempt.attempt_no = receipt.attempt_no AND attempt.payment_no = receipt.payment_no
                    AND attempt.status = 'SUCCEEDED')
LIMIT 20
