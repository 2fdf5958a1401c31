INSERT INTO doubtful_money (doubtful_id, payment_no, merchant_id, attempt_no, channel, channel_trade_no, amount,
                            currency, reason, status, recorded_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?)
