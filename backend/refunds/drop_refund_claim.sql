DELETE FROM refund_claim WHERE merchant_id = ? AND claim_key = ? AND refund_no = ?
