UPDATE outbox SET position = ? WHERE sequence = ? AND position IS NULL
