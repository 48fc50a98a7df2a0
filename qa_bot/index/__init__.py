"""Documents on disk, by term and by speaker: searched for the exact BM25 top-k."""
