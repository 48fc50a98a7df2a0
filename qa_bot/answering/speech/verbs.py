"""What verbs of saying ask for: who "criticised" something may have condemned or blamed it."""

from __future__ import annotations

from functools import cache

from qa_bot.language.lexicon.saying_verbs import BASE, FINITE, forms

# Verbs whose statements count for each other; behind the bar they only come first.
_STRICT = (
    "deny dispute refute reject dismiss rebut contradict",
    "promise pledge vow swear guarantee commit undertake assure",
    "criticise criticize condemn denounce blame accuse slam blast deplore decry complain rebuke "
    "scold chide bemoan lament deride",
    "praise hail applaud commend thank congratulate welcome endorse",
    "apologise apologize regret",
    "admit concede acknowledge confess",
    "want demand urge ask request insist call seek hope wish plead appeal propose offer prefer",
)
_LOOSE = (
    "warn caution threaten fear",
    "predict forecast expect anticipate foresee estimate",
    "announce reveal declare disclose confirm",
    "think believe reckon consider feel suspect doubt expect view",
    "explain argue",
)

SAID = frozenset(form for verb in ("say", "tell", "speak") for form in forms(verb))
_ATTITUDES = frozenset(
    form
    for verb in "want offer hope believe think expect fear doubt favour favor oppose wish propose "
    "consider feel seek know support wonder cite".split()
    for form in (verb, *forms(verb))
)
_INTRANSITIVE = frozenset("apologise apologize appeal call complain insist plead".split())
# What one only thinks or does is second to what one says.
_SPOKEN = (FINITE - _ATTITUDES) | {"", "according to", "According to", "saying", "adding"}


@cache
def _classes() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """The forms that fit each form of a verb, and the forms that nothing else stands for."""
    fitting: dict[str, frozenset[str]] = {}
    strict: set[str] = set()
    for group in (*_STRICT, *_LOOSE):
        every = frozenset(form for verb in group.split() for form in forms(verb))
        if "want" in every:
            every |= {"should", "must", "need", "needs", "ought", "desire", "let"}
        for form in every:
            fitting[form] = fitting.get(form, frozenset()) | every
        if group in _STRICT:
            strict |= every
    return fitting, frozenset(strict)


def fitting_cues(verb: str) -> frozenset[str]:
    """The words of saying that fit a verb in a question; none where every one does."""
    if verb.lower() in SAID:
        return _SPOKEN
    return _classes()[0].get(verb.lower(), frozenset())


def is_attitude(verb: str) -> bool:
    """Whether a verb is of thinking or wanting, which an article may tell without a quotation."""
    return verb.lower() in _ATTITUDES


def is_strict(verb: str) -> bool:
    """Whether only a word of its class answers a question with this verb."""
    return verb.lower() in _classes()[1]


def does_nothing(verb: str, several: bool) -> str:
    """How to say that somebody does none of that: "denies nothing", "does not apologise"."""
    verb = verb.lower()
    base = verb if verb in BASE else next((one for one in BASE if verb in forms(one)), verb)
    if base in _INTRANSITIVE:
        return f"{'do' if several else 'does'} not {base}"
    return f"{base if several else forms(base)[1]} nothing"


SAY = frozenset("say says said think thinks thought believe believes believed tell told".split())


@cache
def done_to_another() -> frozenset[str]:
    """The forms of verbs as in "Holm accused Lund", whose object isn't the one who speaks."""
    return frozenset(
        form
        for verb in "criticise praise accuse blame thank tell call attack support defend".split()
        for form in fitting_cues(verb) or (verb, f"{verb}s", f"{verb}ed")
    ) | {"told", "tells"}
