"""From text to structure: blocks, sentences, passages and terms; word lists apart from rules."""
