SELECT payer_consent.user_no
FROM payer_consent
JOIN balance_user ON balance_user.user_no = payer_consent.user_no
WHERE payer_consent.consent_hash = ? AND balance_user.merchant_id = ? AND balance_user.status = 'ACTIVE'
  AND payer_consent.expires_at > ?
