SELECT payment_no, slot, merchant_id, merchant_order_no, amount, currency, subject, pay_way, status, version, frozen,
       user_id, product_id, notify_url, attach, client_ip, till_no, operator_id, channel, channel_trade_no,
       paid_attempt_no, created_at, expires_at, paid_at, closed_at,
       EXISTS (SELECT 1 FROM doubtful_money
               WHERE doubtful_money.payment_no = payment.payment_no AND doubtful_money.status IN ('OPEN', 'REFUNDING')),
       refunded, refund_reserved, recharge_user, payer_id
FROM payment
WHERE merchant_id = ? AND merchant_order_no = ?
