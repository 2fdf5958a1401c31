-- I1: every batch has at least two entries.
SELECT effect_key FROM ledger_batch
WHERE (SELECT COUNT(*) FROM ledger_entry WHERE ledger_entry.effect_key = ledger_batch.effect_key) < 2
LIMIT 20
