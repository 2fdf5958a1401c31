UPDATE consumer_position SET reached = ?
