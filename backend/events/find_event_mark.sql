SELECT numbered, published FROM event_mark
