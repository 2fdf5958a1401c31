-- I1: every entry belongs to a batch and to an account of its slot and currency.
SELECT ledger_entry.effect_key FROM ledger_entry
LEFT JOIN ledger_batch ON ledger_batch.effect_key = ledger_entry.effect_key
LEFT JOIN account ON account.account_no = ledger_entry.account_no AND account.slot = ledger_batch.slot
                     AND account.currency = ledger_entry.currency
WHERE account.account_no IS NULL
LIMIT 20
