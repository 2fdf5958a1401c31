SELECT refund_no, status, amount, attempt_no, channel, payment_no FROM refund
