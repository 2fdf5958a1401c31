INSERT INTO balance_refund (refund_no, slot, attempt_no, amount, currency, paid_back_at) VALUES (?, ?, ?, ?, ?, ?)
