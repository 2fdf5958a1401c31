UPDATE transfer_out SET next_at = next_at - ? WHERE next_at IS NOT NULL
