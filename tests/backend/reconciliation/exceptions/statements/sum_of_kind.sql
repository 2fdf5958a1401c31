SELECT COALESCE(SUM(balance), 0) FROM account WHERE kind = ?
