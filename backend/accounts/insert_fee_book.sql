INSERT INTO refunded_fee (payment_no, slot, gross, fee, refunded, given_back, version) VALUES (?, ?, ?, ?, 0, 0, 1)
