-- I1: all balances of a shard sum to 0, per currency.
SELECT currency FROM account GROUP BY currency HAVING SUM(balance) <> 0
