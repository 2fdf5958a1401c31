INSERT INTO balance_charge (attempt_no, slot, user_no, amount, currency, status, error_code, refunded, decided_at)
VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)
