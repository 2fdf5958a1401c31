UPDATE transfer_out SET status = ?, settled_at = ?, next_at = NULL WHERE transfer_id = ? AND status = 'SENT'
