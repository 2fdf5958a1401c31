SELECT receipt.payment_no
FROM receipt
JOIN payment ON payment.payment_no = receipt.payment_no
WHERE receipt.channel = ? AND receipt.channel_trade_no = ? AND payment.merchant_id = ?
