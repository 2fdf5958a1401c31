SELECT COUNT(*) FROM transfer_out WHERE status = 'SENT'
