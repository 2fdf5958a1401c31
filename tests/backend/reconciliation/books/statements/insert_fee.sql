INSERT INTO ledger_entry (effect_key, line_no, account_no, side, amount, currency, posted_at)
VALUES (?, 4, 'fees', 'C', ?, 'CNY', 0)
