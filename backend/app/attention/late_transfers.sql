SELECT COUNT(*) FROM transfer_out WHERE next_at IS NOT NULL AND sent_at <= ?
