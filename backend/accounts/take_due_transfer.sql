UPDATE transfer_out SET next_at = ?, tries = tries + 1 WHERE transfer_id = ? AND next_at = ?
