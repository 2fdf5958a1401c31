-- A rejected one ends at once, an approved one when it was executed.
UPDATE approval
SET status = ?, checker = ?, decided_at = ?, ended_at = CASE WHEN ? THEN NULL ELSE ? END
WHERE approval_no = ? AND merchant_id = ? AND content_hash = ? AND maker <> ? AND status = 'PENDING' AND expires_at > ?
