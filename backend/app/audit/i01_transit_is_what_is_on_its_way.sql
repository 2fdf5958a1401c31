-- I1: a slot's transit account holds what was sent from there, less what was taken back and what was received there.
SELECT account.account_no FROM account
LEFT JOIN (SELECT slot, currency, SUM(amount) AS total FROM transfer_out
           WHERE status <> 'VOID' GROUP BY slot, currency) AS sent
       ON sent.slot = account.slot AND sent.currency = account.currency
LEFT JOIN (SELECT slot, currency, SUM(amount) AS total FROM transfer_in
           WHERE outcome = 'POSTED' GROUP BY slot, currency) AS received
       ON received.slot = account.slot AND received.currency = account.currency
WHERE account.kind = 'TRANSIT' AND account.balance <> COALESCE(sent.total, 0) - COALESCE(received.total, 0)
LIMIT 20
