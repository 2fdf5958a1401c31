INSERT INTO channel_account (account_id, merchant_id, channel, settings, secrets_sealed, status, created_at)
VALUES (?, ?, ?, ?, ?, 'ACTIVE', ?)
ON CONFLICT (account_id) DO UPDATE
SET settings = excluded.settings, secrets_sealed = excluded.secrets_sealed, status = 'ACTIVE'
WHERE merchant_id = excluded.merchant_id
  AND channel = excluded.channel
