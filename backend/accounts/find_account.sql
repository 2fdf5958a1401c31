SELECT kind, owner_id, currency, balance, status, created_at FROM account WHERE account_no = ?
