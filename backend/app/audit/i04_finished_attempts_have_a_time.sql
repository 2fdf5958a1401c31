-- I4: an attempt says when it became final if and only if it is final.
SELECT attempt_no FROM attempt
WHERE (status IN ('SUCCEEDED', 'FAILED', 'CLOSED', 'REVERSED')) <> (finished_at IS NOT NULL)
LIMIT 20
