INSERT INTO shipment (shipment_id, payment_no, slot, merchant_id, merchant_order_no, goods, status, event_id,
                      requested_at)
VALUES (?, ?, ?, ?, ?, ?, 'REQUESTED', ?, ?)
