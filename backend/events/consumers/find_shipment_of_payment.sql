SELECT shipment_id, payment_no, merchant_order_no, goods, status, tracking_no, requested_at, dispatched_at,
       cancelled_at
FROM shipment
WHERE payment_no = ? AND merchant_id = ?
