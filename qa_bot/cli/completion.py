"""Scripts that let a shell complete what follows `qa-bot`, made from the parsers.

Options are offered where a word begins with a dash, commands as the first word, and files where a
command takes any.
"""

from __future__ import annotations

import re
from argparse import Action
from collections.abc import Iterator

from qa_bot.cli.arguments import SUPPRESS, Parser, file, place
from qa_bot.cli.parsers import COMMANDS, chat


def script(shell: str) -> str:
    """The script for bash, zsh or fish."""
    return "\n".join({"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]()) + "\n"


def options(parser: Parser) -> list[Action]:
    """What a parser takes that begins with a dash. (argparse has no other way to tell.)"""
    return [action for action in parser._actions if action.option_strings]


def positional(parser: Parser) -> Action | None:
    """What else a parser takes."""
    return next((one for one in parser._actions if not one.option_strings), None)


def _takes_files(action: Action | None) -> bool:
    return action is not None and action.type in (place, file)


def _meaning(action: Action) -> str:
    return "" if action.help in (None, SUPPRESS) else str(action.help)


def _bash() -> Iterator[str]:
    yield "_qa_bot() {"
    yield "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}"
    yield "    local options= words= one="
    yield "    COMPREPLY=()"
    yield '    case "${COMP_WORDS[1]}" in'
    for name, parser in (*_made(), ("*", chat())):
        names = " ".join(text for one in options(parser) for text in one.option_strings)
        yield f"        {name})"
        yield f'            options="{names}"'
        yield '            case "$before" in'
        # What isn't a file has words of its own, or one of spaces: none is offered then.
        for one in [*options(parser), positional(parser)]:
            if one is not None and one.nargs != 0:
                words = "" if _takes_files(one) else " ".join(one.choices or ()) or " "
                yield f'                {"|".join(one.option_strings) or "*"}) words="{words}" ;;'
        yield "            esac ;;"
    yield "    esac"
    yield '    if [[ $word == -* ]]; then words="$options"'
    yield f'    elif [[ $COMP_CWORD == 1 ]]; then words="{" ".join(COMMANDS)}"; fi'
    yield "    if [[ -z $words ]]; then return; fi"
    yield "    compopt +o default 2>/dev/null"
    yield "    while IFS= read -r one; do"
    yield '        COMPREPLY+=("$one")'
    yield '    done < <(compgen -W "$words" -- "$word"'
    yield '             if [[ $COMP_CWORD == 1 ]]; then compgen -f -- "$word"; fi)'
    yield "}"
    yield "complete -o default -o filenames -F _qa_bot qa-bot"


def _zsh() -> Iterator[str]:
    yield "#compdef qa-bot"
    yield "_qa_bot_first() {"
    yield "    local -a commands"
    described = (_quoted(f"{name}:{parser.description}") for name, parser in _made())
    yield f"    commands=({' '.join(described)})"
    yield "    (( CURRENT == 2 )) && _describe command commands"
    yield "    _files"
    yield "}"
    yield "_qa_bot() {"
    yield f"    if (( CURRENT > 2 )) && [[ $words[2] == ({'|'.join(COMMANDS)}) ]]; then"
    yield "        shift words"
    yield "        (( CURRENT-- ))"
    yield '        case "$words[1]" in'
    for name, parser in _made():
        yield f"            {name}) _arguments {' '.join(_zsh_specs(parser))} ;;"
    yield "        esac"
    yield "    else"
    yield f"        _arguments {' '.join(_zsh_specs(chat(), '_qa_bot_first'))}"
    yield "    fi"
    yield "}"
    yield "compdef _qa_bot qa-bot"


def _zsh_specs(parser: Parser, first: str = "") -> Iterator[str]:
    for one in options(parser):
        meaning = re.sub(r"([][:\\])", r"\\\1", _meaning(one))
        value = "" if one.nargs == 0 else f":{one.metavar or one.dest}:{_zsh_words(one)}"
        for name in one.option_strings:
            yield _quoted(f"*{name}[{meaning}]{value}")
    if (rest := positional(parser)) is not None:
        yield _quoted(f"*:{rest.metavar or rest.dest}:{first or _zsh_words(rest)}")


def _zsh_words(action: Action) -> str:
    # A list of nothing, since without one a message would stand beside the options.
    return "_files" if _takes_files(action) else f"({' '.join(action.choices or ' ')})"


def _fish() -> Iterator[str]:
    begin = "complete -c qa-bot -n"
    for name, parser in _made():
        yield f"{begin} __fish_use_subcommand -a {name} -d {_fish_quoted(parser.description or '')}"
    for name, parser in (*_made(), ("", chat())):
        when = f"'__fish_seen_subcommand_from {name}'" if name else "__fish_use_subcommand"
        rest = positional(parser)
        if not _takes_files(rest):
            words = f" -a '{' '.join(rest.choices)}'" if rest and rest.choices else ""
            yield f"{begin} {when} -f{words}"
        for one in options(parser):
            names = " ".join(
                f"-l {text[2:]}" if text.startswith("--") else f"-s {text[1:]}"
                for text in one.option_strings
            )
            value = "" if one.nargs == 0 else " -r -F" if _takes_files(one) else " -x"
            words = f" -a '{' '.join(one.choices)}'" if one.choices else ""
            meaning = f" -d {_fish_quoted(_meaning(one))}" if _meaning(one) else ""
            yield f"{begin} {when} {names}{value}{words}{meaning}"


def _made() -> Iterator[tuple[str, Parser]]:
    for name, parser in COMMANDS.items():
        yield name, parser()


def _quoted(text: str) -> str:
    """A text as one word of zsh, whatever is in it."""
    return "'" + text.replace("'", r"'\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + re.sub(r"(['\\])", r"\\\1", text) + "'"
