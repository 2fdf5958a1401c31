UPDATE shipment SET status = 'DISPATCHED', dispatched_at = ?, tracking_no = ?
WHERE shipment_id = ? AND merchant_id = ? AND status = 'REQUESTED'
