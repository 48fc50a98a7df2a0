"""What an index must survive, as long as one likes: `python -m tests.index.crashes kill|...`."""
