UPDATE channel_switch SET paused_at = ?, paused_by = ?,
                          reason = ? WHERE merchant_id = ? AND channel = ? AND paused_at IS NULL
