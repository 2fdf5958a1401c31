SELECT COUNT(*) FROM withdrawal_exception WHERE withdrawal_no = ?
