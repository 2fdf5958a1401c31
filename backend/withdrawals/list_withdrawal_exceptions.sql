SELECT kind, detail, recorded_at FROM withdrawal_exception WHERE withdrawal_no = ? ORDER BY recorded_at LIMIT 100
