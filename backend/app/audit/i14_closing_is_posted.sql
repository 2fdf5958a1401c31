-- I14: what a closing names is in the ledger, and taken back exactly where it was opened again.
SELECT closing.effect_key FROM reconciliation_closing AS closing
LEFT JOIN ledger_batch AS posted ON posted.effect_key = closing.effect_key
LEFT JOIN ledger_batch AS back ON back.effect_key = 'back:' || closing.effect_key
WHERE closing.effect_key <> ''
  AND (posted.effect_key IS NULL OR (closing.reopened_at IS NULL) <> (back.effect_key IS NULL))
LIMIT 20
