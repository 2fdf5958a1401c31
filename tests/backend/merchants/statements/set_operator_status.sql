UPDATE operator SET status = ? WHERE operator_id = ?
