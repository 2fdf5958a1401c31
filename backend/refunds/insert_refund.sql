INSERT INTO refund (refund_no, slot, merchant_id, merchant_refund_no, payment_no, attempt_no, doubtful_id, channel,
                    account_id, channel_trade_no, amount, total, currency, reason, status, version, funds,
                    requested_by, next_check_at, created_at, approval_no, approval_status)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
