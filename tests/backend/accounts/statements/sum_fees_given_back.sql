SELECT COALESCE(SUM(given_back), 0) FROM refunded_fee
