-- The consumer makes the order total: two may have put the same event aside at the same moment.
SELECT parked_event.event_id, parked_event.consumer, outbox.type, outbox.subject, parked_event.code,
       parked_event.parked_at
FROM parked_event
JOIN outbox ON outbox.event_id = parked_event.event_id
WHERE outbox.merchant_id = ?
  AND (parked_event.parked_at < ?
       OR (parked_event.parked_at = ? AND (parked_event.event_id < ?
                                           OR (parked_event.event_id = ? AND parked_event.consumer < ?))))
ORDER BY parked_event.parked_at DESC, parked_event.event_id DESC, parked_event.consumer DESC
LIMIT ?
