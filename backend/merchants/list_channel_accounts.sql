SELECT account_id, channel, status, created_at
FROM channel_account
WHERE merchant_id = ?
ORDER BY created_at, account_id
