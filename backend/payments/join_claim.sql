UPDATE claim SET payment_no = ?, answer_status = ?, answer_body = ?
WHERE merchant_id = ? AND claim_key = ? AND payment_no = ? AND answer_status IS NULL
