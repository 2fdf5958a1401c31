-- I15: nothing left that somebody else had not approved (checked where approvals live on the same shard).
SELECT withdrawal_no FROM withdrawal
WHERE status IN ('PROCESSING', 'SUCCEEDED', 'FAILED', 'RETURNED')
  AND EXISTS (SELECT 1 FROM approval
              WHERE approval.approval_no = withdrawal.approval_no
                AND (approval.status NOT IN ('APPROVED', 'EXECUTED') OR approval.maker <> withdrawal.requested_by
                     OR approval.checker IS NULL OR approval.checker = withdrawal.requested_by))
LIMIT 20
