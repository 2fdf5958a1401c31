UPDATE refund SET status = 'PROCESSING' WHERE refund_no = ?
