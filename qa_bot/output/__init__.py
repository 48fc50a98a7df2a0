"""What the command line, the chat and programs are shown."""
