UPDATE payment
SET refund_reserved = refund_reserved - ?, refunded = refunded + ?, version = version + 1
WHERE payment_no = ? AND refund_reserved >= ?
