UPDATE channel_account SET secrets_sealed = ?, settings = ? WHERE account_id = ?
