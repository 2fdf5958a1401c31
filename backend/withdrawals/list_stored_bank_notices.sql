SELECT sequence, document FROM bank_notice WHERE bank_account = ? AND status = 'STORED' ORDER BY sequence LIMIT ?
