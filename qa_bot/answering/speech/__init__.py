"""Questions about what somebody said, and who said something."""
