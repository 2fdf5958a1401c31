SELECT withdrawal_no, slot, merchant_id, account_no, user_no, merchant_withdrawal_no, amount, currency, payee_name,
       payee_account, payee_bank, remark, status, version, approval_no, requested_by, bank_account, error_code, flagged,
       open_calls, called_at, next_check_at, checks_done, created_at, finished_at
FROM withdrawal
WHERE withdrawal_no = ?
