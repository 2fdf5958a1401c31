-- Payments that were credited to a merchant more often than once.
SELECT reference FROM ledger_batch WHERE kind = 'PAYMENT' GROUP BY reference HAVING COUNT(*) > 1
