-- I10: a shipment belongs to a payment of its merchant that was paid, and only a whole refund cancelled it.
SELECT shipment_id FROM shipment
WHERE NOT EXISTS (SELECT 1 FROM payment
                  WHERE payment.payment_no = shipment.payment_no AND payment.merchant_id = shipment.merchant_id
                    AND payment.status IN ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED')
                    AND (shipment.status <> 'CANCELLED' OR payment.status = 'REFUNDED'))
LIMIT 20
