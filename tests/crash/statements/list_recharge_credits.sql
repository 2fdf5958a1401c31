SELECT ledger_batch.reference, ledger_entry.amount
FROM ledger_entry
JOIN ledger_batch ON ledger_batch.effect_key = ledger_entry.effect_key AND ledger_batch.kind = 'RECHARGE'
WHERE ledger_entry.account_no = ? AND ledger_entry.side = 'C'
