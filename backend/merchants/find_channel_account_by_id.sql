SELECT account_id, merchant_id, channel, settings, secrets_sealed
FROM channel_account
WHERE account_id = ?
  AND status = 'ACTIVE'
