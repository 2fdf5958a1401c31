-- I2: what lies frozen of an owner is what is held of theirs, neither more nor less.
SELECT account.account_no FROM account
WHERE kind IN ('MERCHANT_FREEZE', 'USER_FREEZE')
  AND balance <> (SELECT COALESCE(SUM(money_hold.amount), 0) FROM money_hold
                  WHERE money_hold.status = 'HELD' AND money_hold.currency = account.currency
                    AND CASE account.kind WHEN 'USER_FREEZE' THEN money_hold.user_no = account.owner_id
                                          ELSE money_hold.user_no IS NULL
                                               AND money_hold.merchant_id = account.owner_id END)
LIMIT 20
