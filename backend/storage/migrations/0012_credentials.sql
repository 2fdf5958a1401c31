-- Who pays, by the wallet's own id, where the pay way needs it; and what goes to a wallet's interface, a JSON object.
ALTER TABLE payment ADD COLUMN payer_id TEXT;
ALTER TABLE attempt ADD COLUMN credential_parameters TEXT;
