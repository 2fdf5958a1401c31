SELECT position, created_at,
       EXISTS (SELECT 1 FROM webhook_delivery
               WHERE webhook_delivery.event_id = outbox.event_id AND webhook_delivery.next_at IS NOT NULL)
FROM outbox
WHERE position IS NOT NULL
ORDER BY position
LIMIT ?
