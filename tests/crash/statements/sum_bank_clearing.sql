SELECT balance FROM account WHERE kind = 'CHANNEL_CLEARING' AND owner_id = 'bank:house'
