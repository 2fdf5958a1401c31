-- A code belongs to the first attempt it was shown for; a token to any, while it lives.
UPDATE payer_consent SET used_by = ?, uses = uses + 1
WHERE consent_hash = ? AND expires_at > ? AND (kind = 'TOKEN' OR used_by IS NULL OR used_by = ?)
  AND EXISTS (SELECT 1 FROM balance_user
              WHERE balance_user.user_no = payer_consent.user_no AND balance_user.merchant_id = ?
                AND balance_user.status = 'ACTIVE')
