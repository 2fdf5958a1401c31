SELECT COUNT(*) FROM parked_event WHERE parked_at <= ?
