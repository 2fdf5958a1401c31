SELECT outbox.position, outbox.event_id, outbox.merchant_id, payment.notify_url,
       (SELECT derived FROM webhook_mark)
FROM outbox
LEFT JOIN payment ON payment.payment_no = outbox.subject AND payment.merchant_id = outbox.merchant_id
WHERE outbox.position > (SELECT derived FROM webhook_mark)
ORDER BY outbox.position
LIMIT ?
