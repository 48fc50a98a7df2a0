"""`python -m qa_bot` is `qa-bot`."""

import sys

from qa_bot.cli import run

sys.exit(run())
