SELECT COUNT(*) FROM bill_watch WHERE state = 'NO_BILL' AND alarm_at <= ?
