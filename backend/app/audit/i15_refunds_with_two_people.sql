-- I15: a refund that needs a second person went nowhere without one, and its maker was not its checker.
SELECT refund_no FROM refund
WHERE approval_no IS NOT NULL
  AND ((approval_status <> 'APPROVED' AND status NOT IN ('CREATED', 'FAILED'))
       OR (approval_status = 'APPROVED' AND checker IS NULL) OR checker = requested_by)
LIMIT 20
