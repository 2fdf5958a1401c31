INSERT INTO parked_event (consumer, event_id, code, parked_at) VALUES (?, ?, ?, ?)
