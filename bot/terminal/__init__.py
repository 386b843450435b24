"""The terminal as a chat: the same messages, drawn with rich."""
