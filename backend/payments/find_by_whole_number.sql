SELECT payment_no FROM payment WHERE payment_no IN (?, ?) AND merchant_id = ?
UNION
SELECT payment_no FROM payment WHERE merchant_id = ? AND merchant_order_no IN (?, ?)
