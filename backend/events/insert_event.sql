INSERT INTO outbox (event_id, slot, type, merchant_id, subject, data, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?)
