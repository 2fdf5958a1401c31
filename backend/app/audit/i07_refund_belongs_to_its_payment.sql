-- I7: a refund gives back to whom its payment's attempt took from: same merchant, currency, channel and trade.
SELECT refund_no FROM refund
WHERE NOT EXISTS (SELECT 1 FROM payment
                  JOIN receipt ON receipt.payment_no = payment.payment_no
                  WHERE payment.payment_no = refund.payment_no AND payment.merchant_id = refund.merchant_id
                    AND payment.currency = refund.currency AND payment.slot = refund.slot
                    AND receipt.attempt_no = refund.attempt_no AND receipt.channel = refund.channel
                    AND receipt.channel_trade_no = refund.channel_trade_no AND receipt.amount = refund.total)
LIMIT 20
