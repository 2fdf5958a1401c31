SELECT entry.amount, COALESCE(fee.amount, 0), account.owner_id
FROM ledger_entry AS entry
LEFT JOIN ledger_entry AS fee ON fee.effect_key = entry.effect_key AND fee.line_no = 4
LEFT JOIN account ON account.account_no = fee.account_no AND account.kind = 'FEE'
WHERE entry.effect_key = ? AND entry.line_no = 1
