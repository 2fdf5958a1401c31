SELECT COALESCE(SUM(CASE side WHEN 'C' THEN amount ELSE -amount END), 0), COUNT(*) FROM ledger_entry
