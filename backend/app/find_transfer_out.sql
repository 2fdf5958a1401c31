SELECT amount, currency, status FROM transfer_out WHERE transfer_id = ?
