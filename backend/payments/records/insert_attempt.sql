INSERT INTO attempt (attempt_no, payment_no, channel, account_id, status, version, sent_at, expires_at, next_check_at,
                     pay_way)
VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)
