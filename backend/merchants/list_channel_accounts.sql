SELECT account_id, merchant_id, channel, settings, secrets_sealed, keys_known, version, status, created_at
FROM channel_account
WHERE merchant_id = ?
ORDER BY created_at, account_id
