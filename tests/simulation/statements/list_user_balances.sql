SELECT owner_id, balance,
       (SELECT COALESCE(SUM(amount), 0) FROM balance_charge WHERE user_no = owner_id AND status = 'PAID'),
       (SELECT COALESCE(SUM(refunded), 0) FROM balance_charge WHERE user_no = owner_id AND status = 'PAID')
FROM account
WHERE kind = 'USER'
