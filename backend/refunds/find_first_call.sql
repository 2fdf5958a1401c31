SELECT at FROM refund_history WHERE refund_no = ? AND to_status = 'PROCESSING' ORDER BY sequence LIMIT 1
