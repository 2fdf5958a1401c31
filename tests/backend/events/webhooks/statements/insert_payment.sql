INSERT INTO payment (payment_no, slot, merchant_id, merchant_order_no, amount, currency, subject, pay_way, status,
                     version, notify_url, created_at, expires_at)
VALUES (?, 0, ?, ?, 1, 'CNY', 's', 'DIRECT_QR', 'PENDING', 1, ?, 0, 0)
