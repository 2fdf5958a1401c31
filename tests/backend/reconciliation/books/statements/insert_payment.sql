INSERT INTO payment (payment_no, slot, merchant_id, merchant_order_no, amount, currency, subject, pay_way, status,
                     version, created_at, expires_at)
VALUES (?, 0, 'M1000', ?, ?, 'CNY', 'x', 'WECHAT_NATIVE', 'PENDING', 1, ?, ?)
