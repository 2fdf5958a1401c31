DELETE FROM audit_trail WHERE sequence = ?
