-- As 0015_channel_keys.sql.
ALTER TABLE channel_account ADD COLUMN IF NOT EXISTS version INT NOT NULL DEFAULT 1;
ALTER TABLE channel_account ADD COLUMN IF NOT EXISTS keys_known MEDIUMTEXT;
