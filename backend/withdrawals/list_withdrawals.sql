SELECT withdrawal_no, slot, merchant_id, account_no, user_no, merchant_withdrawal_no, amount, currency, payee_name,
       payee_account, payee_bank, remark, status, version, approval_no, requested_by, bank_account, error_code, flagged,
       open_calls, called_at, next_check_at, checks_done, created_at, finished_at
FROM withdrawal
WHERE merchant_id = ?
  AND (created_at < ? OR (created_at = ? AND withdrawal_no < ?))
  AND COALESCE(?, account_no) = account_no
  AND COALESCE(?, status) = status
  AND COALESCE(?, flagged) = flagged
ORDER BY created_at DESC, withdrawal_no DESC
LIMIT ?
