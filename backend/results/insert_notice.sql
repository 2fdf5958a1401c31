INSERT INTO notice (channel, account_id, notice_id, content_hash, attempt_no, outcome, headers, body, received_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
