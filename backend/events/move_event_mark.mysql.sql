UPDATE event_mark SET numbered = ?, published = GREATEST(published, ?)
