SELECT refund_no, amount FROM balance_refund
