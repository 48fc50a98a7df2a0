"""The product's face in Python: answer() and Knowledge."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs import user_cache_path
from rank_bm25 import BM25Plus

from qa_bot import Answer, Knowledge, KnowledgeError, QuestionError, answer
from qa_bot.index.building import index_in_memory
from qa_bot.index.documents import Layer
from qa_bot.index.live import FixedIndex
from qa_bot.index.places import index_folder
from qa_bot.index.snapshot import Snapshot
from qa_bot.loading.articles import article

DEAL = "us-ukraine-minerals-deal.txt"
TEXTS = {
    "harbour.txt": (
        "The harbour of Lindvik was opened in 1921. It cost 4.2 million crowns.\n"
        "Mayor Ada Holm called the harbour a gift to the fishermen.\n"
    ),
    "railway.txt": (
        "The railway to Lindvik closed in 1968. Engineer Tor Brekke regretted the loss.\n"
        "Buses replaced the trains.\n"
    ),
}


@pytest.fixture(scope="module")
def towns() -> Knowledge:
    return Knowledge.from_texts(TEXTS)


def test_what_kallas_said_comes_first() -> None:
    reply = answer("what did Kallas say")
    assert reply
    assert reply.source == f"{DEAL}:5"
    assert reply.text is not None
    assert reply.text.startswith("EU High Representative")


def test_a_question_that_the_articles_do_not_answer_is_refused_with_a_reason() -> None:
    reply = answer("what is the capital of France")
    assert not reply
    assert (reply.hits, reply.text, reply.source) == ((), None, None)
    assert reply.reason == '"France" does not occur in these articles.'


def test_every_hit_stands_verbatim_at_its_place(towns: Knowledge) -> None:
    for question in ("when was the harbour opened", "who regretted the loss of the railway"):
        reply = towns.answer(question)
        assert reply
        for hit in reply.hits:
            text = towns.documents[hit.document].text
            assert text[hit.start : hit.end] == hit.text
            assert hit.line == text.count("\n", 0, hit.start) + 1
            assert hit.source == f"{hit.document}:{hit.line}"


def test_highlights_are_the_words_asked_about(towns: Knowledge) -> None:
    hit = towns.answer("Who called the harbour a gift?").hits[0]
    assert [hit.text[a:b] for a, b in hit.highlights] == ["called", "harbour", "gift"]


def test_a_name_that_is_nowhere_is_the_reason_for_refusing(towns: Knowledge) -> None:
    reply = towns.answer("What did Olsen say about the harbour?")
    assert reply.reason == '"Olsen" does not occur in these articles.'
    assert reply.closest


def test_when_nothing_occurs_there_is_nothing_closest(towns: Knowledge) -> None:
    reply = towns.answer("volcanoes erupting")
    assert reply.reason == '"volcanoes" and "erupting" do not occur in these articles.'
    assert reply.closest == ()


def test_too_little_of_the_question_is_no_answer(towns: Knowledge) -> None:
    reply = towns.answer("which trains carried frozen salmon across mountains")
    assert not reply
    assert reply.reason is not None
    assert reply.reason.startswith("No sentence covers enough of the question")


def test_common_words_alone_are_no_question(towns: Knowledge) -> None:
    reply = towns.answer("what is it?")
    assert not reply
    assert reply.reason == "The question has only common words: say what it is about."


def test_a_passage_far_below_the_best_is_not_shown_beside_it(towns: Knowledge) -> None:
    reply = towns.answer("when was the harbour of Lindvik opened", k=10)
    assert reply.hits[0].source == "harbour.txt:1"
    assert all(hit.score >= reply.hits[0].score / 2 for hit in reply.hits)


def test_within_one_article_is_as_if_it_were_the_only_one(towns: Knowledge) -> None:
    alone = Knowledge.from_texts({"railway.txt": TEXTS["railway.txt"]})
    question = "when did the railway to Lindvik close"
    assert towns.answer(question, within="railway.txt") == alone.answer(question)
    refused = towns.answer("what did Ada Holm say", within="railway.txt")
    assert refused.reason == '"Ada" and "Holm" do not occur in railway.txt.'


@pytest.mark.parametrize("method", ["_calc_idf", "get_batch_scores"])
def test_the_scores_of_an_answer_are_worked_out_by_rank_bm25(
    towns: Knowledge, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = towns.answer("when was the harbour opened").hits[0]
    original = getattr(BM25Plus, method)

    def tripled(self: BM25Plus, *arguments: object) -> object:
        scores = original(self, *arguments)
        self.idf = {term: 3 * idf for term, idf in self.idf.items()}
        return scores and [3 * score for score in scores]

    monkeypatch.setattr(BM25Plus, method, tripled)
    after = towns.answer("when was the harbour opened").hits[0]
    assert after.passage == before.passage
    assert after.score > before.score * 1.5


def test_k_is_the_most_that_is_shown(towns: Knowledge) -> None:
    assert len(towns.answer("the harbour", k=1).hits) == 1
    assert len(towns.rank("harbour railway Lindvik trains", k=2)) == 2


def test_the_order_of_texts_does_not_matter(towns: Knowledge) -> None:
    turned = Knowledge.from_texts(dict(reversed(TEXTS.items())))
    assert turned.answer("Lindvik") == towns.answer("Lindvik")


def test_what_scores_the_same_comes_in_reading_order() -> None:
    texts = {"b.txt": "The ferry sails at noon.", "a.txt": "The ferry sails at dawn."}
    reply = Knowledge.from_texts(texts, reader=None).answer("the ferry")
    assert [hit.document for hit in reply.hits] == ["a.txt", "b.txt"]


def test_the_same_words_elsewhere_are_a_source_of_the_first() -> None:
    texts = {"b.txt": "The ferry is late.", "a.txt": "The bakery is shut.\n\nThe ferry is late!"}
    (hit,) = Knowledge.from_texts(texts).answer("is the ferry late?").hits
    assert {hit.source, *hit.sources} == {"a.txt:3", "b.txt:1"}


@pytest.mark.parametrize("question", ["", "  \n"])
def test_an_empty_question_is_an_error(towns: Knowledge, question: str) -> None:
    with pytest.raises(QuestionError, match="empty"):
        towns.answer(question)


@pytest.mark.parametrize("k", [0, -1])
def test_fewer_than_one_passage_is_an_error(towns: Knowledge, k: int) -> None:
    with pytest.raises(QuestionError, match=f"k is {k}"):
        towns.answer("harbour", k=k)


def test_an_unknown_article_is_an_error_that_names_some(towns: Knowledge) -> None:
    with pytest.raises(QuestionError, match=r"no article ferry\.txt: name one of harbour\.txt"):
        towns.answer("harbour", within="ferry.txt")


def test_a_folder_is_opened_and_asked(tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "chart.bin").write_bytes(b"\0\1")
    knowledge = Knowledge.open(tmp_path)
    assert list(knowledge.documents) == sorted(TEXTS)
    assert [skipped.path for skipped in knowledge.skipped] == ["chart.bin"]
    assert len(knowledge) == 6


def test_a_single_file_is_opened_and_asked(tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text(TEXTS["harbour.txt"], encoding="utf-8")
    reply = answer("who called it a gift", knowledge=tmp_path / "harbour.txt")
    assert reply.source == "harbour.txt:2"


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The ferry sails at noon.\n", encoding="utf-8")
    assert answer("when does the ferry sail", tmp_path).text == "The ferry sails at noon."
    article.write_text("The ferry sails at dawn again.\n", encoding="utf-8")
    assert answer("when does the ferry sail", tmp_path).text == "The ferry sails at dawn again."


@pytest.mark.parametrize("content", [{}, {"a.png": b"\x89PNG\0"}, {"a.txt": b"\0\1\2\0"}])
def test_nothing_to_read_is_an_error_that_names_the_folder(
    tmp_path: Path, content: dict[str, bytes]
) -> None:
    for name, data in content.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(KnowledgeError) as error:
        Knowledge.open(tmp_path)
    assert str(tmp_path) in str(error.value)
    assert all(name in str(error.value) for name in content)


def test_a_missing_folder_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="nowhere"):
        Knowledge.open(tmp_path / "nowhere")


def test_all_that_somebody_said_comes_in_reading_order_whichever_segment_it_is_in() -> None:
    layers: list[Layer] = []
    for name, what in (("b", "the tower"), ("c", "the mill"), ("a", "the ferry")):
        one = article(f"{name}.txt", f"We need {what}, said Ada Holm on Monday.\n")
        layers += index_in_memory([one]).layers
    knowledge = Knowledge(FixedIndex(Snapshot(layers)))
    hits = knowledge.answer("everything Ada Holm said").hits
    assert [hit.document for hit in hits] == ["a.txt", "b.txt", "c.txt"]


def test_many_threads_ask_at_the_same_time() -> None:
    knowledge = Knowledge.from_texts(TEXTS)
    questions = ["when was the harbour opened", "who regretted the loss", "Lindvik"] * 20
    alone = [Knowledge.from_texts(TEXTS).answer(q, within="harbour.txt") for q in questions]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda q: knowledge.answer(q, within="harbour.txt"), questions))
    assert together == alone


@given(st.text(), st.text(min_size=1).filter(str.strip))
def test_any_text_and_any_question_give_an_answer_or_a_reason(text: str, question: str) -> None:
    reply = Knowledge.from_texts({"a.txt": text}).answer(question)
    assert isinstance(reply, Answer)
    # What may answer has hits and a reason to doubt them.
    assert bool(reply) is bool(reply.hits)
    assert (reply.reason is None) is (bool(reply.hits) and reply.certain)
    for hit in (*reply.hits, *reply.closest):
        assert text[hit.start : hit.end] == hit.text


def test_importing_qa_bot_imports_nothing_heavy() -> None:
    heavy = ("nltk", "rank_bm25", "prompt_toolkit", "numpy", "Stemmer", "charset_normalizer")
    code = f"import sys, qa_bot; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "towns"
    folder.mkdir()
    (folder / "old.txt").write_text("An old town sleeps. It has a name.\n", "utf-8")
    return folder


def test_without_a_refresh_the_index_is_taken_as_it_stands(folder: Path) -> None:
    before = len(Knowledge.open(folder))
    (folder / "new.txt").write_text("A new town grows. It has no name.\n", "utf-8")
    knowledge = Knowledge.open(folder, refresh=False)
    assert len(knowledge) == before
    knowledge.refresh()
    assert len(knowledge) == before + 2


def test_without_a_refresh_a_folder_that_has_no_index_is_indexed(folder: Path) -> None:
    assert len(Knowledge.open(folder, refresh=False)) == len(Knowledge.open(folder))


def test_without_a_refresh_a_folder_that_is_gone_is_an_error_all_the_same(folder: Path) -> None:
    Knowledge.open(folder)
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(KnowledgeError):
        Knowledge.open(folder, refresh=False)


def test_when_the_last_article_is_gone_answers_come_from_the_state_before(folder: Path) -> None:
    knowledge = Knowledge.open(folder)
    before = len(knowledge)
    for file in folder.iterdir():
        file.unlink()
    with pytest.raises(KnowledgeError, match="no articles in"):
        knowledge.refresh()
    assert len(knowledge) == before


def test_a_guessed_encoding_is_told_with_how_to_say_otherwise(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("這艘船來得很晚。".encode("big5"))
    (note,) = Knowledge.open(tmp_path, index=tmp_path.parent / f"{tmp_path.name}-index").notes
    assert note.startswith("a.txt is not UTF-8: it was read as ")
    assert "save it as UTF-8" in note
    (tmp_path / "a.txt").write_bytes("coding: big5\n\n這艘船來得很晚。".encode("big5"))
    assert (
        "read as big5"
        in Knowledge.open(tmp_path, index=tmp_path.parent / f"{tmp_path.name}-index").notes[0]
    )


@pytest.mark.parametrize("cache", ["", "/var/tmp/cache", "relative", "/var//tmp/"])
@pytest.mark.parametrize("home", ["", "/var/tmp/home", "relative", "/"])
def test_the_cache_is_where_platformdirs_says(
    cache: str, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    monkeypatch.setenv("HOME", home)
    assert index_folder(Path("/articles")).parent == user_cache_path("qa-bot")


def test_without_a_home_the_place_of_the_index_is_to_be_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(_: str) -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr("platformdirs.user_cache_path", nowhere)
    for name in ("XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(KnowledgeError, match="name a folder for it"):
        Knowledge.open(folder)
    assert Knowledge.open(folder, folder.parent / "index")
