-- I5: doubtful money went to suspense, for its amount.
SELECT doubtful_id FROM doubtful_money
WHERE recorded_at >= (SELECT applied_at FROM schema_migration WHERE name = '0004_accounts')
  AND NOT EXISTS (SELECT 1 FROM ledger_entry
                  WHERE ledger_entry.effect_key = doubtful_money.doubtful_id AND ledger_entry.line_no = 1
                    AND ledger_entry.amount = doubtful_money.amount
                    AND ledger_entry.currency = doubtful_money.currency)
LIMIT 20
