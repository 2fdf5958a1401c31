UPDATE account SET balance = balance + ?, version = version + 1 WHERE account_no = ?
