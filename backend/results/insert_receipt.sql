INSERT INTO receipt (channel, channel_trade_no, attempt_no, payment_no, amount, currency, effect, source, paid_at,
                     recorded_at, account_id, booked_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
