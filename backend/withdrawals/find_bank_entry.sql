SELECT withdrawal_no, kind, amount, currency FROM bank_entry WHERE bank_account = ? AND reference = ?
