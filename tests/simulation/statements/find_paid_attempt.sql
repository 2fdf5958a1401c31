SELECT 1 FROM attempt WHERE attempt_no = ? AND status = 'SUCCEEDED'
