SELECT delivery.token, delivery.event_id, outbox.type, delivery.merchant_id, outbox.subject, outbox.data,
       outbox.created_at, delivery.url, delivery.attempts
FROM webhook_delivery AS delivery
LEFT JOIN outbox ON outbox.event_id = delivery.event_id
WHERE delivery.event_id = ? AND delivery.lease_owner = ?
