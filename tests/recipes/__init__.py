"""How other frameworks get their passages from qa-bot: each recipe is a file to copy."""
