"""Words of saying and thinking, and of those who say: lists apart from rules."""

from __future__ import annotations

# Who does this says or thinks what follows.
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
# Who does this says something only where "that" or a quotation follows or stands before.
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
    for group in f"{_IRREGULAR}, {_IRREGULAR_CAUTIOUS}".split(", "):
        if group.split()[0] == verb:
            return (*group.split(), verb + "ing")
    stem = verb[:-1] if verb.endswith("e") else verb
    return (verb, *_forms(verb), stem + "ing")


CAUTIOUS = _finite(_REGULAR_CAUTIOUS, _IRREGULAR_CAUTIOUS)
FINITE = _finite(_REGULAR, _IRREGULAR) | CAUTIOUS
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
LISTENERS = frozenset(
    "reporters journalists lawmakers parliament members him her them us me court jury house "
    "delegates fans investors analysts viewers listeners readers mps senators congress colleagues "
    "crowd audience supporters voters press newspaper conference police assembly council".split()
)
BASE = frozenset(
    (_REGULAR + " " + _REGULAR_CAUTIOUS).split()
    + [group.split()[0] for group in f"{_IRREGULAR}, {_IRREGULAR_CAUTIOUS}".split(", ")]
)

TITLES = frozenset(
    "mr mrs ms miss sir lady lord dame dr prof rev reverend sen rep gov gen lt col capt sgt cllr "
    "king queen prince princess duke duchess earl count pope bishop archbishop saint".split()
)
ROLES = TITLES | frozenset(
    "president minister premier secretary chancellor chief director chairman chairwoman chair "
    "chairperson ceo cfo coo head leader spokesman spokeswoman spokesperson representative "
    "senator congressman congresswoman mp lawmaker legislator ambassador envoy diplomat mayor "
    "governor vicar priest rabbi imam pastor monk nun cardinal professor doctor judge justice "
    "magistrate lawyer barrister solicitor attorney prosecutor officer general colonel captain "
    "major sergeant commander admiral lieutenant analyst economist researcher scientist author "
    "writer editor columnist critic journalist reporter correspondent broadcaster presenter "
    "producer coach trainer referee manager owner founder co-founder engineer teacher lecturer "
    "tutor nurse midwife surgeon physician dentist farmer fisherman baker butcher cook chef "
    "seamstress tailor shopkeeper driver resident villager activist campaigner organiser "
    "organizer official adviser advisor aide counsellor councillor councilor councilman "
    "councilwoman commissioner deputy inspector detective sheriff constable firefighter paramedic "
    "boss master executive expert historian biologist physicist chemist astronomer meteorologist "
    "geologist criminologist psychologist sociologist philosopher archaeologist botanist linguist "
    "pilot astronaut singer musician conductor composer violinist pianist painter sculptor poet "
    "novelist playwright actor actress comedian dancer player striker keeper goalkeeper "
    "midfielder defender batsman bowler rider runner champion trustee treasurer curator librarian "
    "headteacher headmaster headmistress principal dean rector chaplain student pupil graduate "
    "neighbour neighbor tenant landlord survivor victim witness defendant suspect mother father "
    "son daughter wife husband brother sister widow widower cousin uncle aunt grandfather "
    "grandmother friend rival colleague counterpart predecessor successor assistant agent banker "
    "broker trader investor entrepreneur businessman businesswoman developer architect designer "
    "photographer film-maker filmmaker trucker worker clerk postman policeman policewoman soldier "
    "veteran strategist negotiator mediator regulator delegate member candidate nominee "
    "vice-president vice-chancellor secretary-general attorney-general verger gardener carpenter "
    "plumber electrician fan passenger tourist visitor customer guest man woman boy girl teenager "
    "pensioner".split()
)
# Roles that are as often surnames.
SURNAMES = frozenset(
    "king cook baker bishop pope judge major farmer driver gardener carpenter butcher prince duke "
    "earl lord clerk dean monk boy singer player friend head chambers rector priest constable "
    "sheriff tailor taylor painter archer guest boss bond champion abbot lady rider senator".split()
)
FIRMS = frozenset(
    "inc ltd corp plc llc co foods motors industries holdings partners capital airlines airways "
    "technologies systems laboratories group brewery bank".split()
)
INSTITUTIONS = FIRMS | frozenset(
    "company firm bank union council ministry government party agency group institute university "
    "college office department committee commission court police federation organization "
    "organisation society board authority service association alliance army navy church club "
    "school hospital museum trust foundation fund team embassy parliament senate congress "
    "assembly league bureau administration campaign charity watchdog airline manufacturer "
    "retailer newspaper magazine port observatory centre center corporation chamber network "
    "coalition opposition presidency kremlin pentagon treasury cabinet delegation regime studio "
    "brewery factory academy archive orchestra prosecutors watch workers teachers".split()
)
# What roles and titles tell of who bears them.
WOMEN = frozenset(
    "mrs ms miss lady dame queen princess duchess chairwoman spokeswoman congresswoman "
    "councilwoman actress mother daughter wife sister widow aunt grandmother nun seamstress "
    "headmistress policewoman businesswoman woman girl midwife".split()
)
MEN = frozenset(
    "mr sir lord king prince duke pope chairman spokesman congressman councilman actor father son "
    "husband brother widower uncle grandfather monk headmaster policeman businessman fisherman "
    "batsman postman man boy".split()
)

NO_NAMES = frozenset(
    "I He She It They We You The A An This That These Those His Her Its Their Our My In On At By "
    "For From To With After Before But And Or So Yet If When While As Since Although Because "
    "However Meanwhile Still Also Then There Here What Who Which Where Why How Not No Yes Asked "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Earlier Later Today Yesterday Tomorrow "
    "Last Next Both Some Many Most All One Two Three Another Other Several Speaking Despite "
    "During Under Over According Officials Critics Experts Analysts Residents Scientists "
    "Researchers Police Once Now Even Just Only Each Every Few Such Perhaps Maybe Instead Again "
    "Of Writing Neither Either Outside Inside Within Among Between Does Did Do Is Was Are Were "
    "Would Can Could Should Has Have Had More Less Nearly About Around People Women Men Nobody "
    "Everybody Everyone Somebody Someone Anyone Nothing Something Everything Whether Until Unless "
    "Though Because Whereas Thus Hence Therefore Moreover Furthermore Additionally Finally First "
    "Second Third Former Told Said Added Whatever Good Great New Old Like Unlike Given Today's "
    "Through Throughout Across Against Along".split()
)
