SELECT EXISTS (SELECT 1
               FROM api_key
               WHERE key_id = ? AND status = 'ACTIVE')
    OR EXISTS (SELECT 1
               FROM operator
               WHERE merchant_id = ?
                 AND operator_id IN ('cashier', 'supervisor', 'finance', 'admin')
                 AND status = 'ACTIVE'
                 AND EXISTS (SELECT 1 FROM audit_trail WHERE action = 'demo.seeded'))
