SELECT COUNT(*) FROM payment_exception
