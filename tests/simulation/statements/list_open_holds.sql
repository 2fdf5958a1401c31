SELECT reference FROM money_hold WHERE status = 'HELD' AND refund_of <> ''
