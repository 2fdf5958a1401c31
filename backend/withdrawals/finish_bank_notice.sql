UPDATE bank_notice SET status = ? WHERE bank_account = ? AND sequence = ? AND status = 'STORED'
