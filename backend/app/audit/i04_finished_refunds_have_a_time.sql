-- I4: a refund's status is one of the state table, and it says when it became final if and only if it is final.
SELECT refund_no FROM refund
WHERE status NOT IN ('CREATED', 'PROCESSING', 'SUCCEEDED', 'FAILED', 'ABNORMAL')
   OR (status IN ('SUCCEEDED', 'FAILED')) <> (finished_at IS NOT NULL)
LIMIT 20
