SELECT outcome FROM transfer_in WHERE transfer_id = ?
