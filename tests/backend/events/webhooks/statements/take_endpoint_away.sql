UPDATE webhook_endpoint SET status = 'DISABLED'
