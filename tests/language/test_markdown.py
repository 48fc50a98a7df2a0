"""Markdown: what a reader would quote of it, what stands above it, and what is never quoted."""

from __future__ import annotations

import pytest

from qa_bot.language.text.passages import Laid, lay_out
from qa_bot.model import Document, Passage


def laid(text: str) -> tuple[Laid, list[Passage]]:
    found = lay_out(Document("a.md", "", text))
    return found, [passage for block in found.blocks for passage in block]


def texts(text: str) -> list[str]:
    return [passage.text for passage in laid(text)[1]]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in laid(text)[1]]


def headings(text: str, of: str) -> tuple[str, ...]:
    """The headings above a passage, the outermost first."""
    found, passages = laid(text)
    at = [passage.text for passage in passages].index(of)
    above: list[str] = []
    while back := found.context[at][0]:
        at -= back
        above.insert(0, passages[at].text)
    return tuple(above)


def lead_in(text: str, of: str) -> str | None:
    """The passage that leads in to another."""
    found, passages = laid(text)
    at = [passage.text for passage in passages].index(of)
    back = found.context[at][1]
    return passages[at - back].text if back else None


def terms_read(text: str) -> str:
    """A text as it is read, its white space collapsed."""
    return " ".join(laid(text)[0].reading.split())


def test_marks_stand_outside_of_passages() -> None:
    text = """# The ferry ##

It is late. It is
wide.

> It sank,
> they say. Or not.

- one
* two
1. three
- [ ] four

[^1]: As told by Holm.

Costs
-----

+ five
"""
    assert kinds(text) == [
        ("heading", "The ferry"),
        ("paragraph", "It is late."),
        ("paragraph", "It is\nwide."),
        ("quote", "It sank,\n> they say."),
        ("quote", "Or not."),
        ("item", "one"),
        ("item", "two"),
        ("item", "three"),
        ("item", "four"),
        ("paragraph", "As told by Holm."),
        ("heading", "Costs"),
        ("item", "five"),
    ]


@pytest.mark.parametrize(
    "nothing",
    [
        "---\ntitle: The ferry\nauthor: Ada Holm\n---",
        "+++\ntitle = 'The ferry'\n+++",
        "[port]: http://port.example 'The port'",
        "![The ferry](ferry.png)",
        "[![late](late.svg)](http://port.example/late)",
        "<img src='ferry.png'\n  alt='The ferry'>",
        "<br>\n<a id='late'></a>",
        "<!-- Old headings.\n\nDo not remove. -->",
        "<script>\nferry.late = true\n</script>",
        "{{#include ../ferry.md}}",
        "```\n{{#rustdoc_include ../ferry.rs:late}}\n```",
        "- [The ferry](#ferry)\n- [Costs](costs.md)\n  - [Fuel](costs.md#fuel)",
        "[Home](index.md) | [Next](next.md)",
        "- [Costs]\n- [The fuel][fuel]\n\n[Costs]: #costs\n[fuel]: costs.md#fuel",
        "[^1]:",
        "[[Ferry#Costs|the costs]]",
        "![[ferry.png]]",
        "***",
        "```\n}\n```",
        ":::note\n:::",
        "import Ferry from '@port/ferry';",
        '--8<-- "ferry.md"',
    ],
)
def test_markup_is_never_quoted(nothing: str) -> None:
    assert texts(f"{nothing}\n\nIt is late.") == ["It is late."]
    if not nothing.startswith(("---", "+++")):
        assert texts(f"It is late.\n\n{nothing}\n") == ["It is late."]


def test_links_elsewhere_in_a_list_are_quoted_where_they_lead_out_or_say_more() -> None:
    text = "- [Port](https://port.example)\n- [Costs](costs.md), which rose\n- [Riga]\n- [sic]\n"
    assert len(texts(f"{text}\n[Riga]: https://riga.example")) == 4


def test_what_a_link_hides_is_not_read() -> None:
    text = (
        "See [the port](http://port.example/a.b?c=d). It is <b>late</b> <!-- very -->, ![x](y) too."
    )
    assert texts(text) == ["See [the port](http://port.example/a.b?c=d).", text.split("d). ")[1]]
    read = terms_read(text)
    assert "port.example" not in read
    assert "very" not in read
    assert "the port" in read
    assert "late" in read


def test_a_passage_that_begins_or_ends_with_a_link_holds_all_of_it() -> None:
    text = "[Ada Holm](holm.md) built [the ferry][ferry]. See [[Port#Quay|the quay]]."
    assert texts(text) == [
        "[Ada Holm](holm.md) built [the ferry][ferry].",
        "See [[Port#Quay|the quay]].",
    ]


def test_stops_in_code_end_no_sentence() -> None:
    assert texts("Call `ferry.sail()! Now. Go` or `wait?` Then rest. It is late.") == [
        "Call `ferry.sail()! Now. Go` or `wait?` Then rest.",
        "It is late.",
    ]


def test_what_is_no_element_of_html_is_read() -> None:
    assert "Ferry<T>" in terms_read("A Ferry<T> takes any T.")


def test_a_row_is_told_with_its_column_heads() -> None:
    text = """The ferries of Lindvik:

| Name | Port |
| :--- | ---: |
| Aurora. Old | Riga |
| Berta | |
"""
    assert kinds(text)[1:] == [
        ("header", "Name | Port"),
        ("row", "Aurora. Old | Riga"),
        ("row", "Berta"),
    ]
    assert lead_in(text, "Aurora. Old | Riga") == "Name | Port"
    assert lead_in(text, "Berta") == "Name | Port"
    assert lead_in(text, "Name | Port") == "The ferries of Lindvik:"


def test_items_and_code_know_the_sentence_that_leads_in_to_them() -> None:
    text = """It is late. Do this:

1. Wait. Rest.
2. Call:
   - the port
   - the mayor

   ```sh
   call --port
   ```
3. Sail.

Or run:

```
sail
now
```
"""
    assert lead_in(text, "Wait.") == "Do this:"
    assert lead_in(text, "Rest.") == "Do this:"
    assert lead_in(text, "the mayor") == "Call:"
    assert lead_in(text, "call --port") == "the mayor"
    assert lead_in(text, "Sail.") == "Do this:"
    assert lead_in(text, "now") == "Or run:"
    assert lead_in(text, "Or run:") is None


def test_a_heading_parts_what_leads_in() -> None:
    assert lead_in("Do this:\n\n# Costs\n\n- one", "one") is None


def test_what_goes_on_in_an_item_is_led_in_to_by_its_beginning() -> None:
    text = "Questions:\n\n- **What is it?**\n\n  A ferry.\n- **Is it late?**\n\n  Yes, it is."
    assert lead_in(text, "Yes, it is.") == "**Is it late?**"


def test_headings_stand_under_each_other() -> None:
    text = "# A\n\n## B\n\none\n\n#### C\n\ntwo\n\n## D\n\nthree\n\n> ### E\n>\n> four\n\nfive"
    assert headings(text, "one") == ("A", "B")
    assert headings(text, "two") == ("A", "B", "C")
    assert headings(text, "three") == ("A", "D")
    assert headings(text, "four") == ("A", "D", "E")
    assert headings(text, "five") == ("A", "D")


@pytest.mark.parametrize(
    "text",
    [
        "## How do I book a lane?\n\nCall the kiosk before noon.",
        "How do I book a lane?\n---------------------\nCall the kiosk before noon.",
        "**How do I book a lane?**\n\nCall the kiosk before noon.",
        "<details>\n<summary>How do I book a lane?</summary>\n\nCall the kiosk before noon.\n",
        "<h2>How do I book a lane?</h2>\n\nCall the kiosk before noon.",
        "How do I book a lane?\n: Call the kiosk before noon.",
    ],
)
def test_a_question_in_a_heading_of_any_kind_heads_its_answer(text: str) -> None:
    (above,) = headings(text, "Call the kiosk before noon.")
    assert "How do I book a lane?" in above
    assert "<" not in above


def test_a_defined_term_and_a_summary_head_only_what_is_theirs() -> None:
    text = "Lane\n: A strip of wood.\n\nIt is red.\n\n"
    text += "<details>\n<summary>More</summary>\n\nPins.\n\n</details>\n\nEnd."
    assert headings(text, "A strip of wood.") == ("Lane",)
    assert headings(text, "It is red.") == ()
    assert headings(text, "Pins.") == ("More",)
    assert headings(text, "End.") == ()


def test_a_warning_in_bold_is_no_heading() -> None:
    assert kinds("**Never run on the quay.**\n\nIt is wet.")[0][0] == "paragraph"


@pytest.mark.parametrize(
    "lines",
    [
        ["Name: Ada Holm", "Role: mayor"],
        ["**Holm:** It is late.", "**Berg:** It is wide."],
        ["12 Quay Street  ", "Lindvik"],
        ["12 Quay Street\\", "Lindvik"],
        ["• late", "• wide"],
    ],
)
def test_lines_that_say_something_of_their_own_stay_apart(lines: list[str]) -> None:
    found = texts("\n".join(lines))
    assert len(found) == 2
    assert "\n" not in "".join(found)


def test_a_paragraph_is_joined_wherever_its_lines_end() -> None:
    assert texts("It is late\nagain. Holm\nsaid so.") == ["It is late\nagain.", "Holm\nsaid so."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_the_text_whatever_ends_them(end: str) -> None:
    text = end.join(
        ["---", "a: b", "---", "# A", "", "> one", "> two\0three", "", "```", "x", "```"]
    )
    found = [(passage.line, passage.text) for passage in laid(text)[1]]
    assert found == [(4, "A"), (6, f"one{end}> two\0three"), (10, "x")]


def test_boxes_and_tabs_of_indented_lines_are_read_under_their_titles() -> None:
    text = """# Ferry

!!! warning "Mind the gap"

    It is wide.

    - one

=== "Linux"

    ```sh
    sail
    ```

=== "Windows"
    Wait. Then sail.

It is late.
"""
    assert headings(text, "It is wide.") == ("Ferry", "Mind the gap")
    assert headings(text, "one") == ("Ferry", "Mind the gap")
    assert headings(text, "sail") == ("Ferry", "Linux")
    assert headings(text, "Then sail.") == ("Ferry", "Windows")
    assert headings(text, "It is late.") == ("Ferry",)
    assert ("code", "sail") in kinds(text)
    assert ("paragraph", "It is wide.") in kinds(text)


def test_a_box_without_a_title_is_only_read() -> None:
    assert kinds("!!! note\n    It is wide.\n\nIt is late.") == [
        ("paragraph", "It is wide."),
        ("paragraph", "It is late."),
    ]


def test_boxes_between_colons_are_read_under_their_titles() -> None:
    text = ":::tip Mind the gap\nIt is wide.\n:::\n\nIt is late."
    assert headings(text, "It is wide.") == ("Mind the gap",)
    assert headings(text, "It is late.") == ()


def test_the_title_of_a_callout_heads_the_rest_of_it() -> None:
    text = "> [!tip]- Mind the gap\n> It is wide.\n\nIt is late.\n\n> [!note]\n> It sank."
    assert headings(text, "It is wide.") == ("Mind the gap",)
    assert headings(text, "It is late.") == ()
    assert headings(text, "It sank.") == ()


def test_marks_of_boxes_in_code_are_code() -> None:
    text = "```\n!!! note\n    It is wide.\n:::\n```\n\nIt is late."
    assert kinds(text)[0] == ("code", "!!! note")
    assert kinds(text)[-1] == ("paragraph", "It is late.")


def test_what_only_a_program_reads_is_hidden() -> None:
    text = "## Costs { #costs }\n\nIt is late. ^a1b2c3\n\n%%draft%% It is %% not %% wide.\n"
    assert texts(text) == ["Costs", "It is late.", "It is %% not %% wide."]
    assert "not" not in terms_read(text)
