SELECT owner_id, balance,
       (SELECT COALESCE(SUM(amount), 0) FROM balance_charge WHERE user_no = owner_id AND status = 'PAID'),
       (SELECT COALESCE(SUM(refunded), 0) FROM balance_charge WHERE user_no = owner_id AND status = 'PAID'),
       (SELECT COALESCE(SUM(amount), 0) FROM withdrawal
        WHERE user_no = owner_id AND status IN ('REVIEWING', 'PROCESSING', 'SUCCEEDED'))
FROM account
WHERE kind = 'USER'
