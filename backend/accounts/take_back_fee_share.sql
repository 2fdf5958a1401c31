UPDATE refunded_fee SET refunded = refunded - ?, given_back = given_back - ?, version = version + 1
WHERE payment_no = ?
