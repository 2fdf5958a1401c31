UPDATE channel_account
SET settings = ?, secrets_sealed = ?, keys_known = ?, status = 'ACTIVE', version = version + 1
WHERE account_id = ?
  AND merchant_id = ?
  AND channel = ?
