SELECT COUNT(*) FROM account
WHERE balance <> (SELECT COALESCE(SUM(CASE side WHEN 'C' THEN amount ELSE -amount END), 0)
                  FROM ledger_entry WHERE ledger_entry.account_no = account.account_no)
