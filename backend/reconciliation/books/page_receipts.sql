SELECT receipt.booked_at, receipt.channel_trade_no, receipt.attempt_no, receipt.amount, receipt.currency, fee.amount,
       payment.created_at
FROM receipt
JOIN payment ON payment.payment_no = receipt.payment_no
LEFT JOIN ledger_entry AS fee
       ON fee.effect_key = receipt.payment_no AND fee.line_no = 4 AND receipt.effect = 'PAID'
WHERE receipt.account_id = ? AND receipt.booked_at >= ? AND receipt.booked_at < ?
  AND (receipt.booked_at > ? OR receipt.channel_trade_no > ?)
ORDER BY receipt.booked_at, receipt.channel, receipt.channel_trade_no
LIMIT ?
