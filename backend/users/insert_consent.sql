INSERT INTO payer_consent (consent_hash, slot, user_no, kind, expires_at, uses, created_at) VALUES (?, ?, ?, ?, ?, 0, ?)
