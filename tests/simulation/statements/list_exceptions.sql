SELECT payment_no FROM payment_exception WHERE status = 'OPEN'
