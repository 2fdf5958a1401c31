SELECT COUNT(*) FROM ledger_batch WHERE kind = ?
