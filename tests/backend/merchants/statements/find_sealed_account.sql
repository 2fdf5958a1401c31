SELECT secrets_sealed FROM channel_account WHERE account_id = ?
