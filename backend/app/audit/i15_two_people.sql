-- I15: what was approved was approved by somebody else, in time.
SELECT approval_no FROM approval
WHERE (status IN ('APPROVED', 'EXECUTED', 'FAILED') AND (checker IS NULL OR checker = maker OR decided_at IS NULL))
   OR decided_at >= expires_at
LIMIT 20
