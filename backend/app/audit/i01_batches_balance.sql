-- I1: in every batch debits equal credits, per currency.
SELECT effect_key FROM ledger_entry
GROUP BY effect_key, currency
HAVING SUM(CASE side WHEN 'C' THEN amount ELSE -amount END) <> 0
LIMIT 20
