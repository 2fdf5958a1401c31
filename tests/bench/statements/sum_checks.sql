SELECT COALESCE(SUM(checks_done), 0) FROM attempt
