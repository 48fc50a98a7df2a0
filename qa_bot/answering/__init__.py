"""From a question to an Answer: what was asked, what matches, and whether that is an answer."""
