SELECT doubtful_id, payment_no, merchant_id, attempt_no, channel, channel_trade_no, amount, currency, reason, status,
       recorded_at, refund_no, resolved_by, resolved_at
FROM doubtful_money
WHERE doubtful_id = ?
