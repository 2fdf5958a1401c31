SELECT payment_no, merchant_order_no FROM payment WHERE payment_no > ? ORDER BY payment_no LIMIT ?
