DELETE FROM outbox WHERE position <= ?
