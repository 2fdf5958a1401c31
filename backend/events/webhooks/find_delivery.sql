SELECT delivery.event_id, outbox.type, outbox.subject, delivery.url, delivery.status, delivery.attempts,
       delivery.next_at, delivery.last_answer, delivery.created_at, payment.notify_url
FROM webhook_delivery AS delivery
LEFT JOIN outbox ON outbox.event_id = delivery.event_id
LEFT JOIN payment ON payment.payment_no = outbox.subject AND payment.merchant_id = outbox.merchant_id
WHERE delivery.event_id = ? AND delivery.merchant_id = ?
