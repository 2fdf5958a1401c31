INSERT INTO withdrawal_history (withdrawal_no, sequence, from_status, to_status, source, detail, at)
VALUES (?, ?, ?, ?, ?, ?, ?)
