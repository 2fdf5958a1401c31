INSERT INTO channel_account (account_id, merchant_id, channel, settings, secrets_sealed, keys_known, status, created_at)
VALUES (?, ?, ?, ?, ?, ?, 'ACTIVE', ?)
