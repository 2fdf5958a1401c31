SELECT COUNT(*) FROM audit_trail WHERE action = ?
