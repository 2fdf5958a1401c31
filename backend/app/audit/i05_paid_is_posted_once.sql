-- I5: a payment that was paid since the books are kept is posted, for its amount.
SELECT receipt.payment_no FROM receipt
WHERE receipt.effect = 'PAID'
  AND receipt.recorded_at >= (SELECT applied_at FROM schema_migration WHERE name = '0004_accounts')
  AND NOT EXISTS (SELECT 1 FROM ledger_entry
                  WHERE ledger_entry.effect_key = receipt.payment_no AND ledger_entry.line_no = 1
                    AND ledger_entry.amount = receipt.amount AND ledger_entry.currency = receipt.currency)
LIMIT 20
