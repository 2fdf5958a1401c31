UPDATE audit_trail SET sequence = sequence - 1 WHERE sequence > ?
