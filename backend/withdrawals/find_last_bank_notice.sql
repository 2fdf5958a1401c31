SELECT COALESCE(MAX(sequence), 0) FROM bank_notice WHERE bank_account = ?
