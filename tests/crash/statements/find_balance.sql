SELECT balance FROM account WHERE account_no = ?
