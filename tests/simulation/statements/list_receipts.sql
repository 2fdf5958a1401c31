SELECT channel_trade_no, attempt_no, amount, effect, payment_no FROM receipt WHERE channel IN ('alpha', 'beta')
