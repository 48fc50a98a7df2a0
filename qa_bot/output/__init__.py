"""What the command line and the chat both show."""
