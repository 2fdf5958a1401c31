-- An attempt's number is its payment's and two digits, so a payment's attempts lie side by side.
SELECT attempt_no, payment_no, channel, account_id, status, version, credential_type, credential_text,
       channel_trade_no, error_code, sent_at, expires_at, next_check_at, checks_done, closing,
       finished_at, credential_parameters, pay_way
FROM attempt
WHERE attempt_no BETWEEN ? AND ?
ORDER BY attempt_no
