SELECT payment_no, status FROM payment WHERE merchant_id = 'M1000' AND merchant_order_no = ?
