SELECT slot, owner_id, currency FROM account WHERE kind = 'MERCHANT_INFLOW' AND balance > 0 ORDER BY account_no LIMIT ?
