SELECT amount, currency FROM balance_refund WHERE refund_no = ?
