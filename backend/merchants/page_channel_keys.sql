SELECT account_id, channel, keys_known
FROM channel_account
WHERE account_id > ?
  AND status = 'ACTIVE'
  AND keys_known IS NOT NULL
ORDER BY account_id
LIMIT ?
