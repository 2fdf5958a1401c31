INSERT INTO payment (payment_no, slot, merchant_id, merchant_order_no, amount, currency, subject, pay_way, status,
                     version, user_id, product_id, notify_url, attach, client_ip, till_no, operator_id, channel,
                     created_at, expires_at, recharge_user, payer_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
