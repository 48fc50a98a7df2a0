"""An answer as JSON, for programs; its schema is `schema.json`, and `qa-bot ask --schema` shows it.

`qa-bot ask --json` writes one line of ASCII, whether there is an answer or not, and `qa-bot --json`
one for each line that is piped in::

    {"question": "…", "answered": true, "hits": [HIT, …], "reason": null, "closest": [],
     "notes": ["…"], "certain": true, "total": 3, "small_talk": false}

`hits` are the passages, best first. A refusal has `answered` false, no hits, a `reason` in words,
and in `closest` the near misses, which aren't answers. Where `certain` is false the hits may answer
or may not, and `reason` says what speaks against them. `notes` say what was done to the question;
`total` is how many passages there are, with those that `-k` left out. `small_talk` is true for a
line such as "thanks", and `reason` then what qa-bot says to it. A HIT is::

    {"text": "…", "source": "file.txt:6", "document": "file.txt", "place": "", "line": 6,
     "start": 1934, "end": 2180, "score": 4.2, "speaker": null, "role": "",
     "highlights": [[0, 4], …], "answer": null, "sources": [], "headings": [], "lead_in": ""}

`place` is where people find it in a file that isn't text (`p. 12`), and else empty.
`speaker` is who says it, where that is known, and `role` what the articles call them.
`text` stands at `start` to `end` of the document, in code points; `highlights` are such offsets
into `text`, of the words that match, and `answer` of those that answer, where that is clear.
`sources` are other places of the same words. `headings` are those the text stands under, the
outermost first, and `lead_in` the sentence before its list, table or code. With `--explain` a hit
has also `"explain": [["words", 3.1], …]`, what each part of the score gave.

A piped line may be a record too, which is asked on its own, and not as part of a conversation::

    {"question": "…", "k": 5, "within": "file.txt", "explain": true, "id": "a1"}

All but `question` may be left out; the answer has the same `id`. A piped question that can't be
asked is a refusal with that reason, and also has it as `error`. Where nothing can be asked, the
only line is `{"error": "…"}`, and the status 2. Keys may be added, never removed or changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from qa_bot.model import Answer, Hit
from qa_bot.output.clean import LONGEST_PATH, clean, plainly, shortened

_KEYS = (
    "text source document place line start end score speaker role highlights answer sources "
    "headings lead_in"
)
SCHEMA = Path(__file__).with_name("schema.json")
"""A JSON Schema of each line that `--json` writes, but for the figures of `evaluate`."""


def answer_record(answer: Answer, explain: bool = False) -> dict[str, object]:
    """An answer as what JSON can hold; `explain` adds the parts of the scores."""
    return {
        "question": answer.question,
        "answered": bool(answer),
        "hits": [_hit_record(hit, explain) for hit in answer.hits],
        "reason": answer.reason,
        "closest": [_hit_record(hit, explain) for hit in answer.closest],
        "notes": answer.notes,
        "certain": answer.certain,
        "total": answer.total,
        "small_talk": answer.small_talk,
    }


def _hit_record(hit: Hit, explain: bool) -> dict[str, object]:
    names = [*_KEYS.split(), "explain"] if explain else _KEYS.split()
    return {name: getattr(hit, name) for name in names}


def error_record(error: Exception) -> dict[str, object]:
    """What went wrong, as the only line for a question that wasn't answered."""
    return {"error": clean(shortened(plainly(error), LONGEST_PATH))}


def one_line(record: Mapping[str, object]) -> str:
    """A record as one line of ASCII without a control character."""
    # DEL is the one control character that JSON doesn't escape; it only occurs within strings.
    return json.dumps(record).replace("\x7f", "\\u007f")
