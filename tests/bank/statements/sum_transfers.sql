SELECT (SELECT COALESCE(SUM(amount), 0) FROM transfer_out WHERE status <> 'VOID'),
       (SELECT COALESCE(SUM(amount), 0) FROM transfer_in WHERE outcome = 'POSTED'),
       (SELECT COUNT(*) FROM transfer_out WHERE status = 'SENT')
