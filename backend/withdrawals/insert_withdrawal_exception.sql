INSERT INTO withdrawal_exception (withdrawal_no, kind, reference, detail, recorded_at) VALUES (?, ?, ?, ?, ?)
