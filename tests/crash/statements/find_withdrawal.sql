SELECT withdrawal.withdrawal_no, withdrawal.status, withdrawal.amount, money_hold.status, money_hold.captured,
       money_hold.released
FROM withdrawal
JOIN money_hold ON money_hold.reference = withdrawal.withdrawal_no
WHERE withdrawal.merchant_id = 'M1000' AND withdrawal.merchant_withdrawal_no = ?
