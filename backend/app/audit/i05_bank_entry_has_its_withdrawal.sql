-- I5: a debit that was applied belongs to a withdrawal that was paid, for its amount, and there is one.
SELECT bank_entry.reference FROM bank_entry
WHERE effect = 'APPLIED'
  AND (NOT EXISTS (SELECT 1 FROM withdrawal
                   WHERE withdrawal.withdrawal_no = bank_entry.withdrawal_no
                     AND withdrawal.bank_account = bank_entry.bank_account
                     AND withdrawal.amount = bank_entry.amount AND withdrawal.currency = bank_entry.currency
                     AND withdrawal.status IN ('SUCCEEDED', 'RETURNED'))
       OR EXISTS (SELECT 1 FROM bank_entry AS other
                  WHERE other.withdrawal_no = bank_entry.withdrawal_no AND other.kind = bank_entry.kind
                    AND other.effect = 'APPLIED' AND other.reference <> bank_entry.reference))
LIMIT 20
