UPDATE channel_switch SET preference = ? WHERE merchant_id = ? AND channel = ?
