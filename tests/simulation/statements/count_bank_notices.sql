SELECT COUNT(*) FROM bank_notice WHERE status <> 'STORED'
