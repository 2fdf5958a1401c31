INSERT INTO attempt (attempt_no, payment_no, channel, account_id, status, version, sent_at, expires_at, next_check_at)
SELECT ?, payment_no, channel, account_id, 'UNKNOWN', 1, sent_at, expires_at, sent_at FROM attempt WHERE attempt_no = ?
