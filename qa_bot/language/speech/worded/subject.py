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
        self._start = self._at = self._stop = start
        self.begin = self.end = start
        self._before: list[str] = []  # what stands before the name, of it the `_roles`
        self._roles: list[str] = []
        self._called, self._first = 0, -1  # where the roles begin, and the subject
        self._gender = ""
        self._governed = self._article = False
        self._one = ""  # an article of somebody who isn't known yet
        self._woman: bool | None = None

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
        self._at, self._woman = self._start, woman
        while len(self._before) < _MOST_WORDS and (word := self.next()) not in ("", ","):
            low = word.lower().rstrip("'’")
            if not self._before and low in self._sets["articles"] | self._sets["elided"]:
                self._article, self._one = True, word * (low in self._sets["indefinite"])
                continue
            self._first = self.begin if self._first < 0 else self._first
            if self._describes(word, low.rstrip(".")):
                continue
            nouns = self._words.capital_nouns and self._article
            noun = nouns and word[0].isupper() and not self._parser.is_small(low)
            if not (noun or self._parser.is_name_word(word)):
                break
            goes_on, subject = self._named(word)
            if not goes_on:
                return subject
        self.back()
        return self._apposed() if self._roles else None

    def _describes(self, word: str, low: str) -> bool:
        """Whether a word stands before a name and is none of it; it is taken in."""
        told = "" if self._parser.pronoun(word) else self._words.told.get(low, "")
        links = low in self._sets["links"] or low in self._sets["elided"]
        if told:
            self._gender = self._gender or told.strip(".")
        elif links and self._before:
            self._governed = True
            self._before.append(word)
            return True
        elif self._governed and low in self._sets["articles"]:
            pass
        elif self._is_role(word):
            self._roles.append(word)
            if len(self._roles) == 1:
                self._called = len(self._before)
        elif self._is_plain(word, low):
            self._governed = False
        else:
            return False
        self._before.append(word)
        self._stop = self.end if self._roles or told else self._stop
        return True

    def _is_plain(self, word: str, low: str) -> bool:
        """Whether a word is an adjective or a noun without a capital."""
        ends = low in self._words.cues or low in self._sets["meanwhile"]
        if ends and (self._roles or not self._before):
            return False
        return word[0].islower() and not self._parser.is_small(low)

    def _is_role(self, word: str) -> bool:
        if self._governed or not self._words.is_role(word):
            return False
        return self._article or self._is_role_here(word)

    def _named(self, word: str) -> tuple[bool, Subject | None]:
        """Whether the subject goes on behind the name that a word begins; else the subject."""
        run = self._run(word)
        own = run
        if self._governed and self._roles:
            own = _named_behind(run)
            self._before += run[: len(run) - len(own)]
        elif self._governed or (self._words.capital_nouns and self._article and not self._roles):
            # "the port of Lindvik", "die Behörde"
            return False, Subject(self._first, self.end, role=self._text[self._first : self.end])
        else:
            own = self._own(run)
        if not own:
            self._stop, self._governed = self.end, False
            return True, None
        told = self._roles or self._gender or (self._article and len(own) > 1)
        if self._before and not told:
            return False, None  # "einige Tage", "mardi Holm"
        return False, Subject(
            self._first, self.end, " ".join(own), self._role(), gender=self._told_gender()
        )

    def _role(self) -> str:
        """What one is called, with what that is of: ministre des Transports."""
        words = self._before[self._called :] if self._roles else []
        return " ".join(words).replace("' ", "'").replace("’ ", "’")

    def _is_role_here(self, word: str) -> bool:
        """Whether a word for a role is none of a name: "Kanzler Holm", but "sagte Müller"."""
        if not self._words.capital_nouns or word.lower() not in self._sets["roles"]:
            return True
        at, begin, end = self._at, self.begin, self.end
        following = self.next()
        self._at, self.begin, self.end = at, begin, end
        return self._parser.is_name_word(following) or following in self._sets["links"]

    def _told_gender(self) -> str:
        """The gender that a title, the verb or the role tells."""
        if self._gender or self._woman is not None:
            return self._gender or ("f" if self._woman else "m")
        ends = self._words.capital_nouns and self._roles and self._roles[-1].endswith("in")
        return "f" if ends else ""

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

    def _own(self, run: list[str]) -> list[str]:
        """The words of a run that are the speaker's: not the country that a role is of."""
        words, take = self._words, self._before
        while len(run) > 1 and words.capital_nouns and words.is_role(run[0]):
            take.append(run.pop(0))
        if not (self._roles and (words.no_man or words.no_woman)):
            return run
        man, hers = tuple(words.no_man.split()), tuple(words.no_woman.split())
        endings = man if self._woman is False else hers
        while run and (run[0].isupper() or (len(run) != _WHOLE_NAME and run[0].endswith(endings))):
            take.append(run.pop(0))
        inner = (*words.patronymics.split(), ".")
        while len(run) > _WHOLE_NAME and not (run[1].endswith(inner) or run[1][0].islower()):
            take.append(run.pop(0))  # "мэр Линдвика | Анна Хольм"
        # "президента Франции Макрона": behind a source both have other endings.
        oblique = self._woman is not None or (run[1:] != [] and run[1].endswith(man))
        if len(run) == _WHOLE_NAME and oblique and run[0].endswith(endings):
            take.append(run.pop(0))
        return run

    def _apposed(self) -> Subject:
        """The role, with the name that stands behind it between commas, if one does."""
        end, gender = self._stop, self._told_gender()
        if self._text.startswith(", ", end):
            self._at = end + 1
            word = self.next()
            if word and self._parser.is_name_word(word):
                run = self._run(word)
                if not self._text.startswith(" ", self.end) or len(run) > 1:
                    stop = self.end + self._text.startswith(",", self.end)
                    name = " ".join(run)
                    return Subject(self._first, stop, name, self._role(), gender=gender)
        role = f"{self._one} {self._role()}".strip()
        return Subject(self._first, end, "", role, gender=gender)


def _named_behind(run: list[str]) -> list[str]:
    """The name that ends a run which begins with what somebody is of: Transports | Jean Morel."""
    at = next((n for n in range(1, len(run) - 1) if run[n] in GIVEN_MEN | GIVEN_WOMEN), 0)
    return run[at:] if at else []
