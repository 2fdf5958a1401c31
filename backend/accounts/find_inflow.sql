SELECT balance, version FROM account WHERE account_no = ?
