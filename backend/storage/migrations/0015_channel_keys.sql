-- How often a channel account was changed, and what may be known of its keys: a JSON array, NULL while nobody looked.
ALTER TABLE channel_account ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE channel_account ADD COLUMN keys_known TEXT;
