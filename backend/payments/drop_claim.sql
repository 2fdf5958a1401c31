DELETE FROM claim WHERE merchant_id = ? AND claim_key = ? AND payment_no = ? AND answer_status IS NULL
