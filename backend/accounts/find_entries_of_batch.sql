SELECT account_no, side, amount FROM ledger_entry WHERE effect_key = ? ORDER BY line_no
