UPDATE reconciliation_exception SET run_id = ? WHERE exception_id = ?
