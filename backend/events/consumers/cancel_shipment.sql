UPDATE shipment SET status = 'CANCELLED', cancelled_at = ?
WHERE payment_no = ? AND status = 'REQUESTED'
  AND EXISTS (SELECT 1 FROM payment WHERE payment.payment_no = shipment.payment_no AND payment.status = 'REFUNDED')
