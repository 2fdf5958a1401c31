SELECT sequence, status FROM bank_notice WHERE status NOT IN ('APPLIED', 'REPEATED')
