DELETE FROM approval WHERE approval_no = ?
