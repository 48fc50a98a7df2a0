"""Who said what in a language that has a file of its words of saying."""
