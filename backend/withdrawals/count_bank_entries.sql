SELECT COUNT(*) FROM bank_entry WHERE withdrawal_no = ? AND kind = ? AND effect = ?
