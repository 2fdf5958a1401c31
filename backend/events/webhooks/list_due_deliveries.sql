SELECT event_id, merchant_id
FROM (SELECT event_id, merchant_id, next_at,
             row_number() OVER (PARTITION BY merchant_id ORDER BY next_at, created_at) AS place
      FROM webhook_delivery
      WHERE next_at <= ? AND (lease_until IS NULL OR lease_until < ?)) AS due
WHERE place <= ?
ORDER BY next_at
LIMIT ?
