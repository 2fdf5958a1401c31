INSERT INTO payment_exception (exception_id, kind, payment_no, attempt_no, channel, channel_trade_no, detail, status,
                               recorded_at)
VALUES (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?)
