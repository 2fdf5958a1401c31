SELECT withdrawal_no, status, amount, approval_no FROM withdrawal
