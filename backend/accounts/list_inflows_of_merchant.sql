SELECT slot, owner_id, currency FROM account WHERE owner_id = ? AND kind = 'MERCHANT_INFLOW' AND balance > 0
