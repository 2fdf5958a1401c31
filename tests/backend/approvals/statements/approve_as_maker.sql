UPDATE approval SET status = 'APPROVED', checker = maker, decided_at = created_at WHERE approval_no = ?
