"""Work in the background that can be given up."""

from __future__ import annotations

import threading
import time

import pytest

from qa_bot.chat.terminal.background import Work

PATIENCE = 60


def test_what_the_call_returns_is_the_result() -> None:
    assert Work(lambda: 6 * 7).result() == 42


def test_what_the_call_raises_is_raised() -> None:
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        Work(fail).result()


def test_given_up_work_is_not_waited_for_even_if_it_is_in_c() -> None:
    over = threading.Event()
    work = Work(lambda: over.wait(PATIENCE))
    work.give_up()
    with pytest.raises(KeyboardInterrupt):
        work.result()
    assert not work.over_within(0)
    over.set()
    assert work.over_within(PATIENCE)


def test_given_up_work_ends_and_cleans_up_behind_itself() -> None:
    begun, cleaned = threading.Event(), threading.Event()

    def endless() -> None:
        try:
            while True:
                begun.set()
                time.sleep(0.001)
        finally:
            cleaned.set()

    work = Work(endless)
    assert begun.wait(PATIENCE)
    work.give_up()
    with pytest.raises(KeyboardInterrupt):
        work.result()
    assert work.over_within(PATIENCE)
    assert cleaned.is_set()


def test_work_that_is_over_can_be_stopped_without_harm() -> None:
    work = Work(lambda: 1)
    assert work.over_within(PATIENCE)
    work.stop()
    assert work.result() == 1
