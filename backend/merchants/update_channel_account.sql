UPDATE channel_account
SET settings = ?, secrets_sealed = ?, status = 'ACTIVE'
WHERE account_id = ?
  AND merchant_id = ?
  AND channel = ?
