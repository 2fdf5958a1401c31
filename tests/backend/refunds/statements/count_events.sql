SELECT COUNT(*) FROM outbox WHERE type = ?
