-- I1: a cached balance is the sum of the account's entries.
SELECT account.account_no FROM account
LEFT JOIN (SELECT account_no, SUM(CASE side WHEN 'C' THEN amount ELSE -amount END) AS total
           FROM ledger_entry GROUP BY account_no) AS entries ON entries.account_no = account.account_no
WHERE account.balance <> COALESCE(entries.total, 0)
LIMIT 20
