SELECT refund_no, status, amount, payment_no FROM refund WHERE merchant_id = 'M1000' AND merchant_refund_no = ?
