"""What could be meant by what is being typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from qa_bot.chat.commands import COMMANDS
from qa_bot.chat.completion import MOST, ChatCompleter
from qa_bot.chat.session import Session
from qa_bot.knowledge import Knowledge

TEXTS = {
    "harbour.txt": "The old harbour\n\nAda Berg, the mayor, said the bridge is closed.\n",
    "wool.md": "# Sheep\n\nEmil Falk told farmers that wool is cheap. Farmers shear sheep.\n",
    "two words.txt": "Other news\n\nThe ferry sails.\n",
    "e\x1bvil.txt": "Evil\n\nThe \x1b[2Jend said Bo\x1bb Dahl.\n",
}


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Knowledge.from_texts(TEXTS, reader=None))


@pytest.fixture(scope="module")
def completer(session: Session) -> ChatCompleter:
    completer = ChatCompleter(session)
    completer.collect()
    assert completer.collected_within(60)
    return completer


def completed(completer: ChatCompleter, text: str) -> list[str]:
    """The line that each completion makes of a line."""
    found = completer.get_completions(Document(text), CompleteEvent())
    return [text[: len(text) + c.start_position] + c.text for c in found]


def comes_up(completer: ChatCompleter, text: str, cursor: int | None = None) -> bool:
    return completer.comes_up(Document(text, cursor))


def test_a_slash_offers_every_command_with_its_help(completer: ChatCompleter) -> None:
    found = list(completer.get_completions(Document("/"), CompleteEvent()))
    shown = [(c.text, c.display_meta_text) for c in found]
    assert shown == [(name, command.help) for name, command in COMMANDS.items()]
    assert completed(completer, "/q") == ["/quit"]


def test_a_word_of_a_name_becomes_the_name(completer: ChatCompleter) -> None:
    assert completed(completer, "what did Be") == ["what did Ada Berg"]
    assert completed(completer, "what did Ad") == ["what did Ada Berg"]


def test_the_words_of_a_name_that_stand_there_are_not_doubled(completer: ChatCompleter) -> None:
    assert completed(completer, "what did Ada Be") == ["what did Ada Berg"]
    assert completed(completer, "did ada be") == ["did Ada Berg"]
    assert completed(completer, "what did Canada Be") == ["what did Canada Ada Berg"]


def test_some_letters_of_a_name_are_enough(completer: ChatCompleter) -> None:
    assert completed(completer, "what did Flk") == ["what did Emil Falk"]


def test_in_offers_articles_by_name_and_title_and_quotes_where_that_is_needed(
    completer: ChatCompleter,
) -> None:
    assert completed(completer, "in:harb") == ["in:harbour.txt"]
    assert completed(completer, "cost in:shee") == ["cost in:wool.md"]
    assert completed(completer, "in:two") == ['in:"two words.txt"']
    assert completed(completer, 'in:"two wo') == ['in:"two words.txt"']


def test_open_offers_the_passages_shown_by_number_and_the_articles(
    completer: ChatCompleter, session: Session
) -> None:
    session.ask("who told farmers that wool is cheap?")
    numbers = [f"/open {n}" for n in range(1, len(session.shown) + 1)]
    assert completed(completer, "/open ")[: len(numbers)] == numbers
    assert completed(completer, "/open sheep") == ["/open wool.md"]
    assert completed(completer, "/context 1")[:1] == ["/context 1"]
    assert completed(completer, "/only sheep") == ["/only wool.md"]
    assert "/only 1" not in completed(completer, "/only ")


def test_folder_offers_folders_and_set_offers_settings(
    completer: ChatCompleter, tmp_path: Path
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "article.txt").touch()
    assert completed(completer, f"/folder {tmp_path}/art") == [f"/folder {tmp_path}/articles"]
    assert completed(completer, "/set ke") == ["/set keys emacs", "/set keys vi"]


def test_what_could_act_on_the_terminal_is_never_offered(completer: ChatCompleter) -> None:
    for text in ("/open ", "in:e", "what did Da", "/open end"):
        for found in completer.get_completions(Document(text), CompleteEvent()):
            assert "\x1b" not in found.text + found.display_text + found.display_meta_text


def test_there_is_an_end_to_what_is_offered() -> None:
    texts = {f"article-{n}.txt": "News\n\nNothing new.\n" for n in range(3 * MOST)}
    completer = ChatCompleter(Session(Knowledge.from_texts(texts, reader=None)))
    completer.collect()
    assert completer.collected_within(60)
    assert len(completed(completer, "in:art")) == MOST


@pytest.mark.parametrize(
    "text", ["/", "/op", "/open ", "in:", "cost in:ha", "what did Be", "is berg", "Berg"]
)
def test_a_menu_comes_up_where_it_helps(completer: ChatCompleter, text: str) -> None:
    assert comes_up(completer, text)


@pytest.mark.parametrize(
    "text", ["", "what", "What", "Wh", "B", "what did B", "what did ber", "farmers", "the bridge "]
)
def test_no_menu_comes_up_under_ordinary_words(completer: ChatCompleter, text: str) -> None:
    assert not comes_up(completer, text)


def test_no_menu_comes_up_in_the_middle_of_a_word(completer: ChatCompleter) -> None:
    assert not comes_up(completer, "what did Berg say", len("what did Be"))


def test_a_file_of_several_articles_is_offered_before_the_articles_in_it() -> None:
    texts = {"news.csv#0001": "The ferry sails.", "news.csv#0002": "It rains.", "new.txt": "Old."}
    completer = ChatCompleter(Session(Knowledge.from_texts(texts, reader=None)))
    completer.collect()
    assert completer.collected_within(60)
    offered = ["in:news.csv", "in:news.csv#0001", "in:news.csv#0002"]
    assert completed(completer, "in:news") == offered
