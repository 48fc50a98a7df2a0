"""Who stands at a place of a sentence: a pronoun, a name, a role, or a role and a name."""

from __future__ import annotations

from dataclasses import dataclass

from qa_bot.language.languages import named
from qa_bot.language.lazy_regex import pattern
from qa_bot.language.lexicon.given_names import GIVEN_MEN, GIVEN_WOMEN
from qa_bot.language.speech.languages import SpeechWords, spoken

_TOKEN = pattern(r"\s?((?:[^\W\d_]\.)+(?:-[^\W\d_]\.)*|[^\W_](?:[\w’'-]*\w)?\.?|,)")
_APOSTROPHE = pattern(r"([^\W\d_]{1,2})['’](?=\w)")
_MOST_WORDS = 9  # of a role
_LONGEST_NAME, _WHOLE_NAME = 5, 2
_LONGEST_APPOSITION = 90


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody at a place: `name` or else `pronoun`, `role` as written, `gender` f, m or empty.

    `several` are meant where the verb is of many.
    """

    start: int
    end: int
    name: str = ""
    role: str = ""
    pronoun: str = ""
    gender: str = ""


class Parser:
    """Reads the subjects of a language."""

    def __init__(self, code: str) -> None:
        words = spoken(code)
        assert words is not None
        self.words: SpeechWords = words
        self._sets = words.sets
        language = named(code)
        self._small = language.grammar
        self._fold = language.fold

    def at(self, text: str, start: int, woman: bool | None = None) -> Subject | None:
        """Who begins at a place; `woman` is what the verb tells of who speaks, if anything."""
        reading = _Reading(self, text, start)
        token = reading.next()
        if token and (told := self.pronoun(token)):
            return Subject(reading.begin, reading.end, pronoun=token.lower(), gender=told[:-1])
        return reading.subject(woman)

    def pronoun(self, word: str) -> str:
        """The gender that a pronoun tells, with a dot behind it; empty for no pronoun."""
        low = word.lower()
        told = self.words.told.get(low, "")
        is_one = any(pair.split(":")[0] == low for pair in self.words.pronouns.split())
        return f"{told}." if is_one else ""

    def is_small(self, word: str) -> bool:
        """Whether a word is one of grammar."""
        return self._fold(word) in self._small

    def is_name_word(self, word: str) -> bool:
        """Whether a word may be one of a name."""
        low = word.lower().rstrip(".")
        if not word[:1].isupper() or low in self._sets["no_names"]:
            return False
        return not (self.is_small(low) and not (len(word) > 1 and word[-1] == "."))


class _Reading:
    """Reads one subject, word by word."""

    def __init__(self, parser: Parser, text: str, start: int) -> None:
        self._parser, self._text = parser, text
        self._words, self._sets = parser.words, parser.words.sets
        self._start = self._at = start
        self.begin = self.end = start

    def next(self) -> str:
        """The next word or comma, or nothing; an elided article counts as a word."""
        match = _TOKEN.match(self._text, self._at)
        if not match:
            return ""
        word, self.begin = match[1], match.start(1)
        elided = _APOSTROPHE.match(word)
        if elided and elided[1].lower() in self._sets["elided"]:
            word = word[: elided.end()]
        elif word.endswith(".") and not self._is_short(word[:-1]):
            word = word[:-1]
        self._at = self.end = self.begin + len(word)
        return word

    def _is_short(self, word: str) -> bool:
        """Whether a word with a full stop is an initial or a title that is cut short."""
        is_title = word.lower() in self._words.told and not self._parser.pronoun(word)
        return len(word) == 1 or "." in word or is_title

    def back(self) -> None:
        """Read the last word again."""
        self._at = self.begin

    def subject(self, woman: bool | None) -> Subject | None:
        """A role, a name or both, from the first word on."""
        self._at = self._start
        words: list[str] = []  # what stands before the name
        roles: list[str] = []
        gender, governed, article, end, first = "", False, False, self._start, -1
        while len(words) < _MOST_WORDS:
            word = self.next()
            low = word.lower().rstrip(".’'")
            if not word or word == ",":
                self.back()
                break
            if not words and not roles and low in self._sets["articles"] | self._sets["elided"]:
                article = True
                continue
            first = self.begin if first < 0 else first
            if (told := self._words.told.get(low)) and not self._parser.pronoun(word):
                gender = gender or told.strip(".")
                words.append(word)
                end = self.end
                continue
            if (low in self._sets["links"] or low in self._sets["elided"]) and words:
                governed = True
                words.append(word)
                continue
            if low in self._sets["articles"] and governed:
                words.append(word)
                continue
            if self._words.is_role(word) and not governed and (article or self._is_role_here(word)):
                roles.append(word)
                words.append(word)
                end = self.end
                continue
            thing = article and self._words.capital_nouns and word[0].isupper()
            if self._parser.is_name_word(word) or (thing and not self._parser.is_small(low)):
                run = self._run(word)
                if governed or (self._words.capital_nouns and article and not roles):
                    own = _named_behind(run) if governed and roles else []
                    if own:
                        gender = gender or self._gender(roles, article, woman)
                        return Subject(first, self.end, " ".join(own), " ".join(roles), "", gender)
                    # "the mayor of Lindvik", "die Behörde"
                    words += run
                    end, governed = self.end, False
                    if not roles:
                        return Subject(first, end, role=self._text[first:end])
                    continue
                run = self._own(run, bool(roles), woman, words)
                if not run:
                    end = self.end
                    continue
                if words and not (roles or gender or (article and len(run) > 1)):
                    return None  # "einige Tage", "mardi Holm"
                role = " ".join(roles)
                gender = gender or self._gender(roles, article, woman)
                return Subject(first, self.end, " ".join(run), role, gender=gender)
            if self._parser.is_small(low) or not word[0].isalpha() or word[0].isupper():
                self.back()
                break
            if (low in self._words.cues or low in self._sets["meanwhile"]) and (roles or not words):
                self.back()
                break
            words.append(word)
            governed, end = False, self.end if roles else end
        if not roles:
            return None
        return self._apposed(first, end, roles, self._gender(roles, article, woman))

    def _is_role_here(self, word: str) -> bool:
        """Whether a word for a role is none of a name: "Kanzler Holm", but "sagte Müller"."""
        if not self._words.capital_nouns or word.lower() not in self._sets["roles"]:
            return True
        at, begin, end = self._at, self.begin, self.end
        following = self.next()
        self._at, self.begin, self.end = at, begin, end
        return self._parser.is_name_word(following) or following in self._sets["links"]

    def _gender(self, roles: list[str], article: bool, woman: bool | None) -> str:
        if woman is not None:
            return "f" if woman else "m"
        if self._words.capital_nouns and roles:
            return "f" if roles[-1].endswith("in") else ""
        return ""

    def _run(self, word: str) -> list[str]:
        """The words of a name that begins with one."""
        run = [word]
        while len(run) < _LONGEST_NAME + 1:
            end = self.end
            following = self.next()
            low = following.lower()
            if following and self._parser.is_name_word(following):
                run.append(following)
                continue
            # "sagt Kern den Satz": only "von" makes "der" a part of a name.
            article = self._words.capital_nouns and low in self._sets["articles"]
            if low in self._sets["particles"] and following[:1].islower() and not article:
                inner = [following]
                after = self.next()
                while after.lower() in self._sets["particles"]:
                    inner.append(after)
                    after = self.next()
                if after and self._parser.is_name_word(after):
                    run += [*inner, after]
                    continue
            self._at = self.end = end
            break
        self._at = self.end
        return run

    def _own(self, run: list[str], called: bool, woman: bool | None, words: list[str]) -> list[str]:
        """The words of a run that are the speaker's: not the country that a role is of."""
        while run and self._words.is_role(run[0]) and len(run) > 1 and self._words.capital_nouns:
            words.append(run.pop(0))
        if not (called and (self._words.no_man or self._words.no_woman)):
            return run
        man, hers = tuple(self._words.no_man.split()), tuple(self._words.no_woman.split())
        endings = man if woman is False else hers
        while run and run[0].isupper():
            words.append(run.pop(0))
        while run and len(run) != _WHOLE_NAME and run[0].endswith(endings):
            words.append(run.pop(0))
        inner = tuple(self._words.patronymics.split())
        inner += (".",)
        while len(run) > _WHOLE_NAME and not (run[1].endswith(inner) or run[1][0].islower()):
            words.append(run.pop(0))  # "мэр Линдвика | Анна Хольм"
        # "президента Франции Макрона": behind a source both have other endings.
        goes = woman is not None or (run[1:] != [] and run[1].endswith(man))
        if len(run) == _WHOLE_NAME and goes and run[0].endswith(endings):
            words.append(run.pop(0))
        return run

    def _apposed(self, first: int, end: int, roles: list[str], gender: str) -> Subject:
        """The role, with the name that stands behind it between commas, if one does."""
        role = " ".join(roles)
        if self._text.startswith(", ", end):
            self._at = end + 1
            word = self.next()
            if word and self._parser.is_name_word(word):
                run = self._run(word)
                if not self._text.startswith(" ", self.end) or len(run) > 1:
                    stop = self.end + self._text.startswith(",", self.end)
                    return Subject(first, stop, " ".join(run), role, gender=gender)
        return Subject(first, end, "", role, gender=gender)


def _named_behind(run: list[str]) -> list[str]:
    """The name that ends a run which begins with what somebody is of: Transports | Jean Morel."""
    at = next((n for n in range(1, len(run) - 1) if run[n] in GIVEN_MEN | GIVEN_WOMEN), 0)
    return run[at:] if at else []
