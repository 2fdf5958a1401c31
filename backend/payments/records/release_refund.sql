UPDATE payment
SET refund_reserved = refund_reserved - ?, version = version + 1
WHERE payment_no = ? AND refund_reserved >= ?
