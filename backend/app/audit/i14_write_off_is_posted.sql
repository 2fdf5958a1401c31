-- I14: what was written off, and only that, is in the ledger and was not taken back.
SELECT one.exception_id FROM reconciliation_exception AS one
WHERE (one.resolution = 'WRITE_OFF' AND one.state = 'RESOLVED' AND one.written_off IS NULL)
   OR (one.written_off IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM ledger_batch WHERE ledger_batch.effect_key = one.written_off))
LIMIT 20
