SELECT COUNT(*) FROM ledger_entry
