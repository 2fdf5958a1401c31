UPDATE event_mark SET numbered = ?, published = max(published, ?)
