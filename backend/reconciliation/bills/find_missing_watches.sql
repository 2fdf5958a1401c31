SELECT channel_account.account_id, channel_account.merchant_id
FROM channel_account
LEFT JOIN bill_watch
       ON bill_watch.account_id = channel_account.account_id AND bill_watch.day = ? AND bill_watch.kind = ?
WHERE channel_account.channel = ? AND channel_account.status = 'ACTIVE' AND channel_account.created_at < ?
  AND bill_watch.account_id IS NULL
LIMIT ?
