"""The command line: `qa-bot [FOLDER…]`, `qa-bot ask`, `index`, `evaluate`, `verify`, `mcp`.

Answers go to stdout, everything else to stderr. Exit status: 0 answered, 1 no answer, 2 error, 130
interrupted. Without a terminal, `qa-bot` answers each line of its input, and its status is 0 when
it could answer at least one of them.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from qa_bot.arguments import address
from qa_bot.cli import parsers
from qa_bot.cli.arguments import Namespace, at_dashes, place
from qa_bot.cli.help import version
from qa_bot.cli.streams import drop_output, never_fail_to_encode
from qa_bot.errors import QaBotError
from qa_bot.knowledge import Knowledge
from qa_bot.output.clean import clean, plainly
from qa_bot.output.progress import Indexing, Status, Text
from qa_bot.reader import PACKAGED

# A shell reports BROKEN_PIPE for a program that `| head` ends.
ANSWERED, NO_ANSWER, ERROR, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 130, 141


def run() -> int:
    """The program: `main`, which leaves at once where it has answered one question.

    Collecting garbage and shutting the interpreter down would take longer than the answer.
    """
    if sys.argv[1:2] != ["ask"]:
        return main()
    gc.disable()
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status. --help raises SystemExit."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    never_fail_to_encode()
    commands = {
        "ask": _ask, "index": _index, "evaluate": _evaluate, "verify": _verify, "mcp": _mcp,
        "completion": _completion,
    }  # fmt: skip
    command = commands.get(arguments[0] if arguments else "")
    as_json = "--json" in at_dashes(arguments)[0]
    try:
        status = command(arguments[1:]) if command else _chat(arguments)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return BROKEN_PIPE
    except (QaBotError, OSError) as error:
        return _fail(error, as_json)


def _chat(arguments: list[str]) -> int:
    arguments, behind = at_dashes(arguments)
    options = parsers.chat().parse_args(arguments)
    options.folder += map(place, behind)
    if options.version:
        print(f"qa-bot {version()}")
        return ANSWERED
    if len(options.folder) > 1 and not any(map(os.path.lexists, options.folder)):
        question = " ".join(options.folder)
        raise QaBotError(f'there are no such folders; to ask: qa-bot ask "{question}"')
    terminal = sys.stdin.isatty() and sys.stdout.isatty() and not options.json
    # The chat looks at the folder itself, before each answer; to choose among the articles, they
    # must be known.
    refresh = not terminal or _is_filtered(options)
    knowledge = _only(_open(options.folder or None, options, refresh=refresh), options)
    if terminal:
        from qa_bot.chat.app import chat

        chat(knowledge)
        return ANSWERED
    from qa_bot.chat.piped import answer_lines

    answered = answer_lines(knowledge, sys.stdin, sys.stdout, sys.stderr, options.json)
    return ANSWERED if answered else NO_ANSWER


def _ask(arguments: list[str]) -> int:
    parser = parsers.ask()
    arguments, behind = at_dashes(arguments)
    options = parser.parse_intermixed_args(arguments)
    if options.schema:
        from qa_bot.output.json import SCHEMA

        print(SCHEMA.read_text("utf-8"), end="")
        return ANSWERED
    question = " ".join([*options.question, *behind])
    if not question:
        parser.error("a question is missing")
    knowledge = _only(_open(options.knowledge, options), options)
    answer = knowledge.answer(question, options.k, options.within)
    _remark(knowledge)
    if options.json:
        from qa_bot.output.json import answer_record, one_line

        print(one_line(answer_record(answer, options.explain)))
    else:
        from qa_bot.output.answers import hits, notes, refusal
        from qa_bot.output.paragraphs import write

        write(notes(answer), sys.stderr)
        if answer:
            write(hits(answer.hits, explain=options.explain, where=knowledge.file), sys.stdout)
        else:
            write(refusal(answer, knowledge.file), sys.stderr)
    return ANSWERED if answer else NO_ANSWER


def _index(arguments: list[str]) -> int:
    options = parsers.index().parse_args(arguments)
    if there := address(options.folder):
        raise QaBotError(f"name the articles: qa-bot index FOLDER --to {there}")
    if options.dry_run:
        return _dry_run(options.folder)
    if options.to:
        from qa_bot.cli.cluster import index

        index(options)
        return ANSWERED
    if options.check:
        problems = Knowledge.check(options.folder, options.index)
        for problem in problems:
            _complain(problem)
        if not problems:
            print("no damage: the index is sound and up to date")
        return NO_ANSWER if problems else ANSWERED
    from qa_bot.output.remarks import count

    knowledge = _open(options.folder, options, options.rebuild)
    _remark(knowledge)
    articles = count(len(knowledge.documents), "article")
    print(f"{articles}, {count(len(knowledge), 'sentence')} indexed")
    return ANSWERED


def _dry_run(folders: list[str]) -> int:
    from qa_bot.index.places import places
    from qa_bot.output.dry_run import dry_run
    from qa_bot.output.paragraphs import write

    reading = Text("Looking at the articles…")

    def read(path: str) -> None:
        reading.text = f"Reading {path}…"

    with Status(reading):
        files, lines = dry_run(places(folders, None)[0], read)
    write(lines, sys.stdout)
    return ANSWERED if files else NO_ANSWER


def _evaluate(arguments: list[str]) -> int:
    options = parsers.evaluate().parse_args(arguments)
    from qa_bot.evaluation import evaluate, read_questions

    questions = read_questions(options.questions)
    knowledge = _open(options.knowledge, options)
    asking = Text("Asking the questions…")

    def progress(done: int, total: int) -> None:
        asking.text = f"Asking the questions: {done:,} of {total:,}"

    with Status(asking):
        report = evaluate(knowledge, questions, progress, options.whole)
    _remark(knowledge)
    if options.json:
        from qa_bot.output.json import one_line

        print(one_line(report.as_dict()))
    else:
        print("\n".join(clean(line) for line in str(report).split("\n")))
    return ANSWERED


def _verify(arguments: list[str]) -> int:
    from qa_bot.cli.verification import verify

    return ANSWERED if verify(arguments, _open) else NO_ANSWER


def _mcp(arguments: list[str]) -> int:
    from qa_bot.cli.mcp import mcp

    mcp(arguments)
    return ANSWERED


def _completion(arguments: list[str]) -> int:
    from qa_bot.cli.completion import script

    print(script(parsers.completion().parse_args(arguments).shell), end="")
    return ANSWERED


def _open(
    folder: list[str] | None, options: Namespace, rebuild: bool = False, refresh: bool = True
) -> Knowledge:
    """Open knowledge, showing progress when indexing takes time."""
    indexing = Indexing()
    with Status(indexing):
        reader = None if getattr(options, "no_reader", False) else PACKAGED
        alone = folder[0] if folder and len(folder) == 1 else folder
        return Knowledge.open(alone, options.index, indexing, rebuild, refresh, reader=reader)


def _is_filtered(options: Namespace) -> bool:
    return bool(options.only or options.after or options.before or options.author)


def _only(knowledge: Knowledge, options: Namespace) -> Knowledge:
    """The articles that the options ask for."""
    if not _is_filtered(options):
        return knowledge
    return knowledge.only(options.only, options.after, options.before, options.author)


def _remark(knowledge: Knowledge) -> None:
    from qa_bot.output.remarks import remarks

    for line in remarks(knowledge):
        _complain(line)


def _fail(error: Exception, as_json: bool) -> int:
    """Say what went wrong: to a program on stdout, unless that is what can't be written to."""
    if as_json:
        from qa_bot.output.json import error_record, one_line

        with suppress(OSError):
            print(one_line(error_record(error)), flush=True)
            return ERROR
    if as_json or isinstance(error, OSError):
        drop_output()
    _complain(plainly(error))
    return ERROR


def _complain(message: str) -> None:
    from qa_bot.output.remarks import complain

    complain(message, sys.stderr)
