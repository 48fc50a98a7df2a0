"""Words of saying and thinking, and of those who are told."""

from __future__ import annotations

# Verbs whose subject says or thinks what follows: "Holm argued it was shut."
_REGULAR = (
    "accuse acknowledge add admit advise advocate affirm agree allege announce anticipate "
    "apologise apologize applaud argue ask assert assure aver believe bemoan blame boast caution "
    "chide claim clarify comment commend complain concede conclude concur condemn confess confirm "
    "congratulate contend counter criticise criticize declare decry defend demand denounce deny "
    "deplore deride describe disclose dismiss dispute doubt downplay echo emphasise emphasize "
    "endorse enthuse estimate exclaim expect explain express favour favor forecast fume guess "
    "hail highlight hint hope imply insist joke lament liken maintain mention muse note offer "
    "opine oppose plead pledge praise predict proclaim promise propose protest quip reaffirm "
    "recall reckon recommend refute regret reiterate reject remark remind repeat reply report "
    "request respond retort reveal scoff scold slam sneer speculate stipulate stress suggest "
    "surmise suspect testify thank theorise theorize threaten tweet underline underscore urge "
    "voice volunteer vow want warn welcome whisper wish wonder worry"
)
_IRREGULAR = (
    "say says said, tell tells told, think thinks thought, foresee foresees foresaw, swear swears "
    "swore, deem deems deemed, call calls called, fear fears feared"
)
# Verbs that say something only beside "that" or a quotation: "Holm wrote that it was shut."
_REGULAR_CAUTIOUS = (
    "answer appeal challenge charge cite consider continue cry detail inform instruct interject "
    "interrupt judge label laugh mumble murmur mutter nod object observe order point pronounce "
    "question quote reason relate remember rule shout shrug sigh signal smile snap state support "
    "grin grumble"
)
_IRREGULAR_CAUTIOUS = (
    "write writes wrote, speak speaks spoke, feel feels felt, seek seeks sought, know knows knew, "
    "begin begins began, go goes went, put puts put, hold holds held, understand understands "
    "understood, find finds found"
)
_FORMS = {
    group.split()[0]: group.split() for group in f"{_IRREGULAR}, {_IRREGULAR_CAUTIOUS}".split(", ")
}


def _forms(verb: str) -> tuple[str, str]:
    """The third person present and the past of a regular verb."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied"
    doubled = {"admit": "admitt", "quip": "quipp", "nod": "nodd", "grin": "grinn", "slam": "slamm"}
    if verb in ("regret", "refer"):
        doubled[verb] = verb + verb[-1]
    past = doubled.get(verb, verb) + ("d" if verb.endswith("e") else "ed")
    return verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s"), past


def _finite(regular: str, irregular: str) -> frozenset[str]:
    return frozenset(
        [form for verb in regular.split() for form in _forms(verb)]
        + [form for group in irregular.split(", ") for form in group.split()[1:]]
    )


def forms(verb: str) -> tuple[str, ...]:
    """The forms of a verb of saying: base, present, past, and the participle in -ing."""
    if irregular := _FORMS.get(verb):
        return (*irregular, verb + "ing")
    stem = verb[:-1] if verb.endswith("e") else verb
    return (verb, *_forms(verb), stem + "ing")


CAUTIOUS = _finite(_REGULAR_CAUTIOUS, _IRREGULAR_CAUTIOUS)
FINITE = _finite(_REGULAR, _IRREGULAR) | CAUTIOUS
# What texts, tools and methods do as well: "The format expects a date."
IMPERSONAL = frozenset(
    form
    for verb in (
        "add call consider suggest propose expect report offer note find rule know hold put go "
        "feel seek imply require signal detail cite mention highlight indicate reject oppose "
        "support express state describe predict estimate anticipate favour favor maintain observe "
        "label point quote repeat relate demand request promise recommend underline underscore "
        "stress reveal confirm define assume judge reason order instruct inform begin continue "
        "challenge question answer explain believe think fear wish deem guess reckon hint "
        "forecast reaffirm advise urge warn respond emphasise emphasize disclose echo counter "
        "complain claim snap"
    ).split()
    for form in forms(verb)
)
# "She left, saying that …"
SAYING = frozenset(
    "saying adding arguing warning insisting claiming calling accusing noting explaining "
    "stressing writing telling declaring suggesting promising predicting complaining describing "
    "announcing urging denying admitting conceding asserting pledging vowing".split()
)
# "Her claim that …"
NOUNS = frozenset(
    "claim statement view warning belief argument suggestion promise assertion perspective "
    "comment remark call demand proposal opinion accusation allegation contention pledge "
    "insistence prediction hope fear".split()
)
NOUNS |= frozenset(noun + "s" for noun in NOUNS)
# "Nobody said that …" attributes nothing.
NOBODY = frozenset("nobody no-one none neither nothing few hardly scarcely".split())
# "The plan was rejected by Holm": what is judged is what was said.
JUDGING = frozenset(
    "deemed considered called described labelled labeled judged criticised criticized praised "
    "condemned welcomed denounced dismissed rejected questioned opposed defended hailed blamed "
    "accused denied disputed endorsed supported applauded commended decried deplored".split()
)
# "Holm told the court that …"
TELLING = frozenset(
    "told tells reminded reminds assured assures informed warned warns asked".split()
)
# "Holm objected to the plan."
OBJECTING = frozenset("objects objected spoke speaks complains complained".split())
THINKING = frozenset("thinks thought".split())
ASKING = frozenset("ask asks asked wondered wonders".split())
ANSWERING = frozenset(
    "answers answered replies replied responds responded retorts retorted".split()
)
# "Holm added 3 million": a number behind these is what was counted.
COUNTING = frozenset("added adds reported reports".split())
# "Holm is sure that …"
SURE = frozenset(
    "convinced sure certain confident adamant hopeful afraid optimistic sceptical skeptical "
    "worried concerned clear positive aware sorry glad happy unhappy disappointed proud".split()
)
# "Holm does not want …"
WILLS = frozenset("want believe think expect accept favour favor".split())
LISTENERS = frozenset(
    "reporters journalists lawmakers parliament members him her them us me court jury house "
    "delegates fans investors analysts viewers listeners readers mps senators congress colleagues "
    "crowd audience supporters voters press newspaper conference police assembly council".split()
)
BASE = frozenset(
    (_REGULAR + " " + _REGULAR_CAUTIOUS).split()
    + [group.split()[0] for group in f"{_IRREGULAR}, {_IRREGULAR_CAUTIOUS}".split(", ")]
)
# "Experts say …": the verbs whose subject may be several, in the present.
SAID_BY_MANY = (
    BASE
    - FINITE
    - frozenset(
        "put hold go find know feel begin order point question nod smile sigh reason rule call "
        "support note offer request favour favor echo estimate forecast hint joke quote label "
        "snap observe cite comment remark report voice detail".split()
    )
)
