SELECT name FROM note ORDER BY name
