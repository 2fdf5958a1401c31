UPDATE channel_account
SET settings = ?, secrets_sealed = ?, keys_known = ?, version = version + 1
WHERE account_id = ?
  AND merchant_id = ?
  AND version = ?
  AND status = 'ACTIVE'
