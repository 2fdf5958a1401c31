INSERT INTO attempt (attempt_no, payment_no, channel, account_id, status, version, channel_trade_no, sent_at,
                     expires_at)
VALUES (?, ?, 'wechat', ?, ?, 1, ?, ?, ?)
