SELECT account.slot, account.kind, account.owner_id, account.currency, ledger_entry.side, ledger_entry.amount
FROM ledger_entry
JOIN account ON account.account_no = ledger_entry.account_no
WHERE ledger_entry.effect_key = ?
ORDER BY ledger_entry.line_no
