SELECT payment_no, status, amount, refunded, refund_reserved, frozen FROM payment
