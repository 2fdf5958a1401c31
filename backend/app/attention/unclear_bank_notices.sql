SELECT COUNT(*) FROM bank_notice WHERE status IN ('CONFLICT', 'UNREADABLE', 'UNMATCHED') AND received_at <= ?
