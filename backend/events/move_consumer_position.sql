UPDATE consumer_position SET reached = ? WHERE consumer = ? AND reached = ?
