-- I12: unknown is not failed: an attempt that can still take money has a time to be asked about.
SELECT attempt_no FROM attempt
WHERE status IN ('SENT', 'UNKNOWN', 'PAYING', 'REVERSING') AND next_check_at IS NULL
LIMIT 20
