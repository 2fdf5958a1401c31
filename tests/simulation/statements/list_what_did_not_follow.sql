SELECT 'parked for ' || consumer || ' because of ' || code || ': ' || event_id FROM parked_event
UNION ALL
SELECT 'nothing is shipped for ' || payment_no FROM payment_goods
WHERE payment_no IN (SELECT payment_no FROM payment WHERE status IN ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED'))
  AND payment_no NOT IN (SELECT payment_no FROM shipment)
UNION ALL
SELECT 'still shipped though all was given back: ' || payment_no FROM shipment
WHERE status <> 'CANCELLED' AND payment_no IN (SELECT payment_no FROM payment WHERE status = 'REFUNDED')
