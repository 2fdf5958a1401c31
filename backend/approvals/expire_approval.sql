UPDATE approval SET status = 'EXPIRED' WHERE approval_no = ? AND status = 'PENDING' AND expires_at <= ?
