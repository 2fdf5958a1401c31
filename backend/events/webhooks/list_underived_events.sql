SELECT outbox.position, outbox.event_id, outbox.merchant_id, payment.notify_url,
       (SELECT reached FROM consumer_position WHERE consumer = 'webhooks')
FROM outbox
LEFT JOIN payment ON payment.payment_no = outbox.subject AND payment.merchant_id = outbox.merchant_id
WHERE outbox.position > (SELECT reached FROM consumer_position WHERE consumer = 'webhooks')
ORDER BY outbox.position
LIMIT ?
