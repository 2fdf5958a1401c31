INSERT INTO withdrawal (withdrawal_no, slot, merchant_id, account_no, user_no, merchant_withdrawal_no, amount, currency,
                        payee_name, payee_account, payee_bank, remark, status, version, approval_no, requested_by,
                        bank_account, next_check_at, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)
