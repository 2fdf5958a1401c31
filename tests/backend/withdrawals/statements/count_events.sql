SELECT COUNT(*) FROM outbox WHERE subject = ?
