"""The terminal: cleaning and showing text, and the prompt_toolkit chat."""
