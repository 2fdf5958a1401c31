UPDATE audit_trail SET detail = ? WHERE sequence = ?
