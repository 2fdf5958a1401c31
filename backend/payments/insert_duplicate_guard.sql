INSERT INTO duplicate_guard (merchant_id, guard_key, slot, payment_no, intent, ends_at)
VALUES (?, ?, ?, ?, ?, ?)
