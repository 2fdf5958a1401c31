UPDATE refund SET approval_status = 'APPROVED', checker = requested_by WHERE refund_no = ?
