SELECT day, number, effect_key FROM reconciliation_closing WHERE account_id = ? AND day = ? AND reopened_at IS NULL
