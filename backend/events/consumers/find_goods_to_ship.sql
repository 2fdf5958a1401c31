SELECT payment_goods.goods, payment.slot, payment.merchant_id, payment.merchant_order_no
FROM payment_goods
JOIN payment ON payment.payment_no = payment_goods.payment_no
WHERE payment_goods.payment_no = ?
