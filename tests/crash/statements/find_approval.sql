SELECT status, COALESCE(checker, '') FROM approval WHERE approval_no = ?
