INSERT INTO payment_goods (payment_no, slot, goods) VALUES (?, ?, ?)
