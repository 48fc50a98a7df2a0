"""Where a sentence ends and where it doesn't. In the cases " | " stands for a boundary."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.language.text import abbreviations
from qa_bot.language.text import sentences as module
from qa_bot.language.text.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def check(case: str) -> None:
    assert split(case.replace(" | ", " ")) == case.split(" | ")


@pytest.mark.parametrize(
    "case",
    [
        "The minister flew home. | Her staff stayed in Oslo.",
        "Was it raining? | Nobody could tell.",
        "What a night! | The lights went out twice.",
        "Who on earth said that?! | The room fell silent.",
        "Stop!! | Nobody move!",
        "prices fell again. | nobody noticed.",
        "It rained. | 40 people stayed. | $3 was all they had.",
    ],
)
def test_a_stop_and_white_space_end_a_sentence(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "Sie kam am 7. Juni 2019 an. | Er ging am 3. Oktober.",
        "Im 19. Jahrhundert und im 2. Weltkrieg war es so. | Dann kam die Fähre.",
        "Der 1. FC Lindvik gewann am 12. und 13. Mai. | Niemand klagte.",
        "Hun kom den 7. juni 1921. | Han gikk den 3. og 4. mai.",
        "Friedrich II. von Lindvik kam. | Ludwig XIV. war schon da.",
        "Die Fähre, z. B. die Aurora, d. h. die alte, fährt. | Sie kostet 3 Mio. Kronen.",
        "Es waren nur 7. | Dann kam Nr. 8 dazu.",
        "We left on May 7. | June came.",
        "I am 12. | My brother is older.",
        "It ended World War II. | Then peace came.",
    ],
)
def test_a_number_with_a_stop_may_count(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        '" What is it? " asked Berit. | " I know . " | She left.',
        'He said: " It is late. " | Then he left.',
        '" It is late. " | " It is wide. " | He left.',
        "« Quoi ? » dit-il. | « Non ! » | Il partit.",
        "“ Is it late? ” she asked.",
    ],
)
def test_a_quotation_mark_that_stands_apart_closes_what_it_opened(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "The gene (accession no. EU714029) is new. | Nobody knew it.",
        "See fig. S1 and no. B-12. | It is late.",
        "He said no. | Then he left.",
    ],
)
def test_what_is_numbered_may_have_letters_in_its_number(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "It blocks the enzyme of ARTIs. 1,2 | A great variety is known.",
        "It is known.3 | The rest is new.4,5 | In Lindvik it rains (often).6 | Nobody minds.",
        "It fell.[3,4] | It rose [1, 2]. | It stayed.",
        "It rained. | 40 Germans left. | 1,200 Danes stayed.",
        "It was late in 1999. | 2 Danes left.",
        "See fig. 3 The ferry.",
    ],
)
def test_the_numbers_of_references_stay_with_what_they_bear_out(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "Dr. Okafor met Mrs. Lindqvist. | They talked.",
        "Gen. Ruiz and Lt. Col. Meyer left with Sgt. Pike.",
        "She runs Tarn Inc. from a barn near St. Louis.",
        "Acme Corp. Chairman Ola Nys bought Bolt Ltd. and Nut Co. last May.",
        "Pedro Vidal Jr. won, and Vidal Sr. cried.",
        "Fruit, e.g. Bramley apples, i.e. Sour ones, keep well.",
        "The trial, Roe v. Wade, is cited (cf. Smith et al. 1999).",
        "She holds a Ph.D. in physics and an M.D. from Bonn.",
        "We open on Mon. 3 Jan. and close on Fri. 7 Oct. each year.",
        "It weighs 5 lbs. and costs approx. nine euros.",
        "Apples, pears, etc. were sold.",
        "They sold apples, pears, etc. | Germany bought most.",
        "Lake Ave. was closed. | So was the bridge.",
        "The singer, a.k.a. The Owl, left.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "The U.S. Senate met. | The U.N. Security Council did not.",
        "He moved to the U.S. | The family followed.",
        "I love the U.S. | I was born there.",
        "They flew to Washington, D.C. | However, the talks had ended.",
        "A U.S.-led force and the U.K. government agreed.",
        "The B.B.K. Orchestra played.",
    ],
)
def test_an_acronym_ends_a_sentence_before_a_frequent_starter(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "The shop opens at 9 a.m. on weekdays.",
        "They meet at 5 p.m. Friday in Riga.",
        "Doors close at 8 p.m. | The show starts then.",
        "It runs from 9 a.m. to 4 p.m. Pacific time.",
    ],
)
def test_hours_end_a_sentence_only_before_a_frequent_starter(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "J. K. Rowling and George W. Bush met J.R.R. Tolkien's heirs.",
        "A. A. Milne wrote it. | E. H. Shepard drew it.",
        "The book is by M. Ito and P. A. Berg.",
    ],
)
def test_initials_do_not_end_a_sentence(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "Everyone preferred plan B. | Nobody said so.",
        "Oranges hold vitamin C. | Lemons do too.",
        "It rode on the Saturn V. | The next one did not.",
        "The sum is divided by q. | Euler knew that.",
    ],
)
def test_a_letter_that_labels_ends_a_sentence(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "See No. 5, fig. 3 and art. 12 in vol. 2, pp. 8 to 9.",
        "Look at p. 7 or sec. IV of it.",
        "He said no. | I left, and then he did.",
        "She loves modern art. | Museums bore her.",
        "The pharaoh died c. 1200 BC.",
    ],
)
def test_a_numbered_abbreviation_needs_a_number(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "It grew by 3.5 percent to $1.5 billion. | Nobody cheered.",
        "Version 2.0.1 replaced 1.9. | It is faster.",
        "The war ended in 1999. | Peace came later.",
        "The year was 2.5 times as dry.",
        "The host 10.0.0.1 is down. | Restart it.",
        "The factorial (n − 1)! is divisible by n, as is (n − 1)! + 1 by p.",
    ],
)
def test_a_number_keeps_its_points(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "Read https://example.org/a.html?b=C.D!e for more. | It is short.",
        "Write to ann.lee@post.example.org today. | She answers.",
        "Open notes.txt and data.v2.csv now. | Save them.",
        "The page example.Com runs on Node.Js and console.Log(x).Then is code.",
        "Use the .NET version. | It works.",
    ],
)
def test_addresses_and_file_names_stay_whole(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "He waited ... and waited… then left.",
        "She stopped... | Nobody spoke.",
        "She stopped… | Nobody spoke. . . . | Then they sang.",
        "Well... I am not sure.",
        "There was . . . nothing left.",
        '"We had ... hope," he said.',
        "The list goes 1, 2, 3, ... 10 and ends.",
    ],
)
def test_an_ellipsis_ends_a_sentence_only_before_a_capital(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        '"Stop!" he said. | Nobody did.',
        '"Is it far?" asked the boy.',
        "“Is it far?” the boy asked.",
        "'Run!' she cried. | They ran.",
        '"It is over." | The crowd went home.',
        'He said "stop". | Then he left.',
        "He shouted “Go!” | Then he left.",
        "«Stop!» rief er. | »Nein!« | Er ging.",
        'The "Help!" album sold well.',
        '"Why?" Kallas asked. | Nobody knew.',
        '"Why now?" Prime Minister Jan Berg asked on Friday. | Nobody knew.',
        '"Is that all?" The judge asked.',
        '"Why now?" | Kallas asked the council to vote.',
        '"We will sign," said Berg. | "It is late," Berg added.',
        '"Dr. Who?" he asked.',
    ],
)
def test_a_quotation_stays_with_who_said_it(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        '"We came. | We saw. | We left," she said.',
        '"Do not wait! | They are late," he said. | "Start now."',
        "“Nothing is lost. | Nobody is hurt.” | The line went dead.",
    ],
)
def test_a_quotation_may_hold_several_sentences(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "He taught (he had been a smith.) at the school.",
        "They left (the bus was late (again!) that day). | It rained.",
        "It closed. | (The owner had died.) | The street is empty.",
        "The price (?) rose, and the cost (!) fell.",
        "Bring tools (saws, nails, etc.). | Wear gloves.",
        "It is [sic!] spelled so. | [It was fixed.] | All is well.",
    ],
)
def test_brackets_stay_with_their_sentence(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "It began in 1920.[17] | It ended soon.",
        "It began in 1920.[17][18] | It ended soon.",
        "It began in 1920. [17] | It ended soon.",
        "It began in 1920.[^17] | It ended soon.[^a-note] | All agree.",
        "It began in 1920. [17]_ | It ended soon. [#first]_ | All agree. [*]_",
        "It began then.[citation needed] | It ended soon.[note 3] | All agree.[a]",
        "It is doubted.[original research?] | All agree.",
        "It began in 1920.:64–66 | It ended soon.:12, 30 | All agree.",
        "He spoke of “[t]he end.”[4] | Nobody listened.",
    ],
)
def test_a_citation_belongs_to_the_sentence_before_it(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "1. Boil the water.",
        "a) Peel the onion. | Chop it.",
        "(iv) Add salt.",
        "3.2. Results were mixed. | Nobody cared.",
        "12. Serve it. | Eat.",
        "A. Introduction",
    ],
)
def test_a_list_number_stays_with_its_item(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "He works at Yahoo! Inc. in Texas.",
        "She won Jeopardy! twice. | He watched Oklahoma! in Leeds.",
        "She joined Yahoo! | They hired ten more.",
    ],
)
def test_a_name_with_an_exclamation_mark_goes_on(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "It was late; Nobody slept; The dog barked.",
        "It was late — nobody slept. | The dog — a collie — barked.",
        '"Stop!" — he cried.',
        "It stopped. | — Why? | — Nobody knows.",
        "There are rules: One is silence.",
    ],
)
def test_semicolons_colons_and_dashes_do_not_end_a_sentence(case: str) -> None:
    check(case)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left.The others stayed.", ["He left.", "The others stayed."]),
        ("He left.[17]The others stayed.", ["He left.[17]", "The others stayed."]),
        ("Did he go?Nobody knew.", ["Did he go?", "Nobody knew."]),
        ("They met in Paris.The talks failed.", ["They met in Paris.", "The talks failed."]),
        ("It ended in 1999.However, it paid.", ["It ended in 1999.", "However, it paid."]),
        ("I saw Mr.Smith and St.Louis.", ["I saw Mr.Smith and St.Louis."]),
        ("The call is System.Out here.", ["The call is System.Out here."]),
    ],
)
def test_a_missing_space_is_seen(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "今日は雨です。明日は晴れ！本当？はい。",
            ["今日は雨です。", "明日は晴れ！", "本当？", "はい。"],
        ),
        ("「行こう。」彼は立った。", ["「行こう。」", "彼は立った。"]),
        ("「やめろ！」と彼は言った。", ["「やめろ！」と彼は言った。"]),
        ("你好!我是李。", ["你好!", "我是李。"]),
        ("寒い。とても寒い。", ["寒い。", "とても寒い。"]),
        ("我……我不知道。", ["我……我不知道。"]),
        ("円周率は３．１４です．次に進む．", ["円周率は３．１４です．", "次に進む．"]),
        ("वह गया। वह आया॥ ठीक है।", ["वह गया।", "वह आया॥", "ठीक है।"]),
        ("هل أنت هنا؟ نعم أنا هنا.", ["هل أنت هنا؟", "نعم أنا هنا."]),
        ("وہ گیا۔ وہ آیا۔", ["وہ گیا۔", "وہ آیا۔"]),
        ("Она ушла. Он остался.", ["Она ушла.", "Он остался."]),
        ("Quoi ? Rien !", ["Quoi ?", "Rien !"]),
        ("¿Qué pasa? ¡Nada! Vale.", ["¿Qué pasa?", "¡Nada!", "Vale."]),
    ],
)
def test_other_scripts_have_their_own_stops(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    "case",
    [
        "This is **bold.** | This is *not.* | The end.",
        "He ran `make.` | Then he slept.",
        "It _worked!_ | Nobody knew why.",
    ],
)
def test_emphasis_marks_stay_with_their_sentence(case: str) -> None:
    check(case)


def test_a_sentence_goes_over_a_line_break() -> None:
    assert split("He met Dr.\nOkafor in\r\nOslo. They\ntalked.") == [
        "He met Dr.\nOkafor in\r\nOslo.",
        "They\ntalked.",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert split(text) == []


WORDS = ["rain", "Oslo", "the", "The", "They", "inc", "Inc", "gen", "Gen", "1999", "However", "U.S"]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", "."])), max_size=12))
def test_where_no_rule_applies_punkt_alone_decides(words: list[tuple[str, str]]) -> None:
    text = " ".join(["They", *(word + stop for word, stop in words)])
    assert list(sentences(text)) == list(module._punkt().span_tokenize(text))


def test_frequent_starters_are_no_abbreviations() -> None:
    assert not abbreviations.SENTENCE_STARTERS & abbreviations.ABBREVIATIONS


def test_threads_split_alike() -> None:
    text = "Dr. Okafor left. The U.S. Senate met at 5 p.m. Friday. They talked. " * 20
    expected = split(text)
    module._punkt.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(split, [text] * 64)) == [expected] * 64


def test_punkt_keeps_no_memory_of_what_it_read() -> None:
    parameters = module._punkt()._params
    split("Mr. Quux met J. Blorp. Zyzzyva Inc. Frobnitz")
    assert set(parameters.ortho_context) == abbreviations.SENTENCE_STARTERS


def test_importing_the_splitter_does_not_import_nltk() -> None:
    code = "import sys, qa_bot.language.text.passages; sys.exit('nltk' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
