SELECT payment_no, answer_status, answer_body FROM claim WHERE merchant_id = 'M1000' AND claim_key = ?
