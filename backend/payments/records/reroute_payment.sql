UPDATE payment
SET pay_way = ?, channel = ?, version = version + 1
WHERE payment_no = ? AND version = ? AND status = 'PENDING'
