SELECT COUNT(*) FROM reconciliation_closing WHERE account_id = ? AND day = ?
