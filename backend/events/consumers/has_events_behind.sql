SELECT COUNT(*)
FROM event_mark
JOIN consumer_position ON consumer_position.reached < event_mark.numbered
WHERE consumer_position.consumer = ?
