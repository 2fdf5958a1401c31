SELECT fingerprint, refund_no FROM refund_claim WHERE merchant_id = ? AND claim_key = ?
