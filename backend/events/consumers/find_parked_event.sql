SELECT parked_event.event_id, parked_event.consumer, outbox.type, outbox.subject, parked_event.code,
       parked_event.parked_at
FROM parked_event
JOIN outbox ON outbox.event_id = parked_event.event_id
WHERE parked_event.event_id = ? AND outbox.merchant_id = ?
ORDER BY parked_event.consumer
