UPDATE payment SET frozen = 1, version = version + 1 WHERE payment_no = ? AND version = ?
