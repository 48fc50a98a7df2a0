"""Loaders, one for each kind of file; see qa_bot.loading.loaded."""
