UPDATE approval
SET status = ?, checker = ?, decided_at = ?
WHERE approval_no = ? AND merchant_id = ? AND content_hash = COALESCE(?, content_hash) AND maker <> ?
  AND status = 'PENDING' AND expires_at > ?
