SELECT delivery.event_id, outbox.type, outbox.subject, delivery.url, delivery.status, delivery.attempts,
       delivery.next_at, delivery.last_answer, delivery.created_at
FROM webhook_delivery AS delivery
LEFT JOIN outbox ON outbox.event_id = delivery.event_id
WHERE delivery.merchant_id = ?
  AND (delivery.created_at < ? OR (delivery.created_at = ? AND delivery.event_id < ?))
  AND COALESCE(?, delivery.status) = delivery.status
ORDER BY delivery.created_at DESC, delivery.event_id DESC
LIMIT ?
