SELECT numbered, coalesce((SELECT min(position) FROM outbox WHERE position IS NOT NULL), numbered + 1)
FROM event_mark
