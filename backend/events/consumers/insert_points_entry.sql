INSERT INTO points_entry (payment_no, cause, slot, merchant_id, user_id, points, refunded, event_id, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
