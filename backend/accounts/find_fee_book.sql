SELECT gross, fee, refunded, given_back, version FROM refunded_fee WHERE payment_no = ?
