"""From text to blocks, passages, terms and who says what; word lists apart from rules."""
