-- As 0012_credentials.sql.
ALTER TABLE payment ADD COLUMN IF NOT EXISTS payer_id VARBINARY(128);
ALTER TABLE attempt ADD COLUMN IF NOT EXISTS credential_parameters MEDIUMTEXT;
