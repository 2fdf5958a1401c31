SELECT COALESCE(SUM(amount), 0) FROM ledger_entry
WHERE line_no = 4 AND effect_key IN (SELECT effect_key FROM ledger_batch WHERE kind = 'PAYMENT')
