"""Words, and no rules: each file is one list."""
