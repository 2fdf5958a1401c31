INSERT INTO refund_history (refund_no, sequence, from_status, to_status, source, detail, at)
VALUES (?, ?, ?, ?, ?, ?, ?)
