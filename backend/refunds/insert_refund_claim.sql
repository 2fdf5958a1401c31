INSERT INTO refund_claim (merchant_id, claim_key, slot, fingerprint, refund_no, payment_no, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?)
