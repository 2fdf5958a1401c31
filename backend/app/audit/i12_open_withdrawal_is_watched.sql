-- I12: unknown is not failed: a withdrawal in motion has a time to be looked at.
SELECT withdrawal_no FROM withdrawal
WHERE status IN ('REVIEWING', 'PROCESSING') AND next_check_at IS NULL
LIMIT 20
