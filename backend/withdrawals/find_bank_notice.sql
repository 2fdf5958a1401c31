SELECT digest FROM bank_notice WHERE bank_account = ? AND notice_id = ? ORDER BY sequence LIMIT 1
