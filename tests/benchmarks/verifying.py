"""How long a draft of 20,000 words with 400 quotations takes to verify.

::

    python -m tests.benchmarks.verifying ARTICLES [INDEX]

A third of the quotations stand in the articles, a third have a word changed, a third are made of
words of several sentences. Prints the seconds after opening, and the peak of the memory.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from time import perf_counter, process_time

from qa_bot import Knowledge, verify
from qa_bot.index.contract import Index
from tests.benchmarks.child import peak_memory

QUOTATIONS, WORDS = 400, 20_000


def draft(knowledge: Knowledge, chance: random.Random) -> str:
    """The draft, made from the articles."""

    def some(index: Index) -> list[str]:
        size = len(knowledge)
        texts: list[str] = []
        while len(texts) < 3 * QUOTATIONS:
            text = index.passage(chance.randrange(size)).text.split()
            if 12 <= len(text) <= 40:
                texts.append(" ".join(text))
        return texts

    texts = knowledge.reading(some)
    paragraphs = []
    for number in range(QUOTATIONS):
        words = texts[number].strip(".").split()
        if number % 3 == 1:
            words[len(words) // 2] = "crocodile"
        elif number % 3 == 2:
            words = [chance.choice(texts[at].split()) for at in range(number, number + len(words))]
        own = texts[number + QUOTATIONS : number + 2 * QUOTATIONS : QUOTATIONS]
        filler = " ".join(own)[: (WORDS // QUOTATIONS - len(words)) * 6]
        paragraphs.append(f"“{' '.join(words)}”, Ada Berg said. {filler}.")
    return "\n\n".join(paragraphs)


def main() -> None:
    """Open the articles and verify the draft."""
    articles, *index = sys.argv[1:]
    knowledge = Knowledge.open(articles, index=index[0] if index else None, refresh=False)
    text = draft(knowledge, random.Random(1))
    verify("“We will not pay for the bridge”, Ada Berg said.", knowledge)
    start, began = perf_counter(), process_time()
    found = verify(text, knowledge)
    seconds, spent = perf_counter() - start, process_time() - began
    counts = Counter(finding.verdict for finding in found)
    print(f"{len(text.split()):,} words, {dict(counts)}")
    print(f"{len(knowledge):,} passages, {seconds:.2f} s, {spent:.2f} s of the processor's")
    print(f"{peak_memory() / 1e6:,.0f} MB at most")


if __name__ == "__main__":
    main()
