SELECT fingerprint, payment_no, answer_status, answer_body FROM claim WHERE merchant_id = ? AND claim_key = ?
