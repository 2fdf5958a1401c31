INSERT INTO balance_attempt (attempt_no, slot, user_slot, asked_at) VALUES (?, ?, ?, ?)
