"""What a load tells of those who ask is what happened to them."""

from __future__ import annotations

import time
from collections.abc import Sequence

from tests.opensearch.loads import Ask, Load, under_load

EXPECTED = {"when?": ("noon", "daily"), "where?": ("pier",)}
BRIEF = Load(clients=2, before=0.05, after=0.1)


class Service:
    """Answers rightly until it breaks, then as it was told."""

    def __init__(self, broken: Ask) -> None:
        self.broken, self.is_broken = broken, False

    def ask(self, question: str) -> Sequence[object]:
        time.sleep(0.001)
        return self.broken(question) if self.is_broken else EXPECTED[question]

    def fail(self) -> None:
        self.is_broken = True


def test_who_always_answers_rightly_has_no_fault_counted() -> None:
    service = Service(EXPECTED.__getitem__)
    outcome = under_load(service.ask, EXPECTED, service.fail, BRIEF)
    assert outcome.asked
    assert outcome.wrong == outcome.partial == outcome.errors.total() == 0


def test_an_answer_that_lacks_a_hit_is_partial_and_one_with_another_hit_is_wrong() -> None:
    service = Service(lambda question: EXPECTED[question][:-1])
    outcome = under_load(service.ask, EXPECTED, service.fail, BRIEF)
    assert outcome.partial == outcome.wrong > 0
    service = Service(lambda question: ("midnight",))
    outcome = under_load(service.ask, EXPECTED, service.fail, BRIEF)
    assert outcome.wrong > outcome.partial == 0


def test_errors_are_counted_by_what_they_say() -> None:
    def gone(question: str) -> Sequence[object]:
        raise ConnectionError("no node answers")

    service = Service(gone)
    outcome = under_load(service.ask, EXPECTED, service.fail, BRIEF)
    assert list(outcome.errors) == ["ConnectionError: no node answers"]
    assert 0 < outcome.errors.total() < outcome.asked
    assert "no node answers" in str(outcome)
