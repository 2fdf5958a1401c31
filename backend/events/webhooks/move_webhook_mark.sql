UPDATE webhook_mark SET derived = ? WHERE derived = ?
