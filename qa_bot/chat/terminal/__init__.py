"""The terminal beneath the chat: its signals, work in the background, other programs on it."""
