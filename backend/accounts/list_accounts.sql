-- Both kinds live on the merchant's home slot.
SELECT account_no
FROM account
WHERE owner_id = ? AND kind IN ('MERCHANT_HOME', 'DRAWER') AND owner_kind = 'MERCHANT'
ORDER BY kind DESC, currency
