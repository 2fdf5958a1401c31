SELECT position, event_id, type, merchant_id, subject, data, created_at FROM outbox WHERE event_id = ?
