INSERT INTO claim (merchant_id, claim_key, slot, fingerprint, payment_no, created_at)
VALUES (?, ?, ?, ?, ?, ?)
