SELECT reference, status FROM money_hold WHERE refund_of = ''
