SELECT (SELECT COUNT(*) FROM payment), (SELECT COUNT(*) FROM attempt), (SELECT COUNT(*) FROM receipt),
       (SELECT COUNT(*) FROM doubtful_money), (SELECT COUNT(*) FROM payment_exception WHERE status = 'OPEN')
