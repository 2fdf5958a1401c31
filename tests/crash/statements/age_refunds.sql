UPDATE refund SET next_check_at = next_check_at - ?, called_at = called_at - ? WHERE next_check_at IS NOT NULL
