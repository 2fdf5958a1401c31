-- I5: doubtful money left suspense for who paid it exactly when it was given back.
SELECT doubtful_id FROM doubtful_money
WHERE recorded_at >= (SELECT applied_at FROM schema_migration WHERE name = '0004_accounts')
  AND (status = 'REFUNDED') <> (EXISTS (SELECT 1 FROM ledger_batch
                                        WHERE ledger_batch.reference = doubtful_money.payment_no
                                          AND ledger_batch.kind = 'RETURNED_MONEY'
                                          AND SUBSTR(ledger_batch.effect_key, 10) = doubtful_money.doubtful_id))
LIMIT 20
