"""How right the verdicts are on 600 quotations in 60 drafts; see `measure`."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge
from qa_bot.verification import Finding
from tests.verification.made import Made, articles, drafts
from tests.verification.measure import judged, rates

PRECISION, RECALL = 0.98, 0.95


@pytest.fixture(scope="module")
def found() -> list[tuple[Made, Finding | None]]:
    texts, _ = articles()
    made = drafts()
    assert (len(made), sum(len(draft.made) for draft in made)) == (60, 600)
    return judged(Knowledge.from_texts(texts, reader=None), made)


def verdict(finding: Finding | None) -> str:
    return "missed" if finding is None else finding.verdict


def test_what_is_wrong_is_found_and_what_is_right_is_left_alone(
    found: list[tuple[Made, Finding | None]],
) -> None:
    rated = rates([(one.verdict, verdict(finding)) for one, finding in found])
    for name in ("altered", "stitched", "wrong speaker", "nowhere"):
        precision, recall = rated[name]
        assert precision >= PRECISION, name
        assert recall >= RECALL, name


def test_no_invented_quotation_is_ever_verified(found: list[tuple[Made, Finding | None]]) -> None:
    assert {verdict(finding) for one, finding in found if one.kind == "invented"} == {"nowhere"}


def test_no_true_quotation_is_ever_called_false(found: list[tuple[Made, Finding | None]]) -> None:
    true = {verdict(finding) for one, finding in found if one.verdict == "verified"}
    assert true <= {"verified", "unattributed"}
