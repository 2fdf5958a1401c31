SELECT COUNT(*) FROM payment_exception WHERE status = 'OPEN' AND recorded_at <= ?
