UPDATE money_hold SET status = ?, captured = ?, released = ?, paid_to = ?, ended_at = ?, version = version + 1
WHERE reference = ? AND version = ? AND status = 'HELD'
