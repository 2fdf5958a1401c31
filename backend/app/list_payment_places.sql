SELECT payment_no, slot FROM payment WHERE payment_no > ? ORDER BY payment_no LIMIT ?
