SELECT refund_no, slot, merchant_id, merchant_refund_no, payment_no, attempt_no, doubtful_id, channel, account_id,
       channel_trade_no, amount, total, currency, reason, status, version, funds, channel_refund_no, error_code,
       requested_by, open_calls, called_at, next_check_at, checks_done, created_at, finished_at, approval_no,
       approval_status, checker
FROM refund
WHERE refund_no = ?
