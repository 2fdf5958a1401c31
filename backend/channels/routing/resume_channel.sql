UPDATE channel_switch SET paused_at = NULL, paused_by = NULL,
                          reason = NULL WHERE merchant_id = ? AND channel = ? AND paused_at IS NOT NULL
