SELECT withdrawal_no, status, amount FROM withdrawal WHERE merchant_id = 'M1000' AND merchant_withdrawal_no = ?
