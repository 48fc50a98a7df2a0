"""From a text to its blocks, sentences and terms."""
