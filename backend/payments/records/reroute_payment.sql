UPDATE payment
SET pay_way = ?, channel = ?, payer_id = ?, client_ip = ?, version = version + 1
WHERE payment_no = ? AND version = ? AND status = 'PENDING'
