-- I12: unknown is not failed: a refund without a result, or with a merchant's money still held, has a time to be asked
-- about.
SELECT refund_no FROM refund
WHERE (status IN ('CREATED', 'PROCESSING', 'ABNORMAL') OR funds = 'HELD') AND next_check_at IS NULL
LIMIT 20
