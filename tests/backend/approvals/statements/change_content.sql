UPDATE approval SET content = ? WHERE approval_no = ?
