UPDATE webhook_endpoint SET secret_sealed = x'00' WHERE merchant_id = ?
