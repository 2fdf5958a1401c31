INSERT INTO refund (refund_no, slot, merchant_id, merchant_refund_no, payment_no, attempt_no, channel, account_id,
                    channel_trade_no, amount, total, currency, reason, status, version, funds, channel_refund_no,
                    requested_by, called_at, created_at, finished_at)
VALUES (?, 0, 'M1000', ?, ?, 'a', 'wechat', ?, 't', ?, 1000, 'CNY', '', ?, 1, 'NONE', ?, 'test', ?, ?, ?)
