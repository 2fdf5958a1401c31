UPDATE attempt SET closing = 1, version = version + 1 WHERE attempt_no = ? AND closing = 0
