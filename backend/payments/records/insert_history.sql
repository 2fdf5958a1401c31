INSERT INTO payment_history (payment_no, sequence, from_status, to_status, source, detail, at)
VALUES (?, ?, ?, ?, ?, ?, ?)
