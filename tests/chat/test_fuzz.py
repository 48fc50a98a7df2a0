"""No byte reaches a terminal that the program didn't mean; the long form is a script."""

from __future__ import annotations

import pytest

from tests.chat.fuzz import check, fuzz


def test_strings_of_every_kind_through_every_output_leave_nothing_but_our_own_sequences() -> None:
    assert fuzz(1_500, seed=7) >= 1_500


@pytest.mark.parametrize(
    "sent",
    [
        "\x1b[2J",
        "\x07",
        "\r",
        "\x9b31m",
        "\u202e",
        "\ud800",
        "\x1b]8;;http://evil\x1b\\x\x1b]8;;\x1b\\",
        "\x1b]8;;file://h/a b\x1b\\x",
        "\x1b]8;;file://h/a\x1b\\left open\n",
        "\x1b]52;c;?\x07",
    ],
)
def test_the_fuzzing_would_find_a_leak(sent: str) -> None:
    with pytest.raises(AssertionError):
        check(sent)
