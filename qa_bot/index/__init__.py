"""From terms to the exact BM25 top-k."""
