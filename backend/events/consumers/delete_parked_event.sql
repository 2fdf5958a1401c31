DELETE FROM parked_event WHERE consumer = ? AND event_id = ?
