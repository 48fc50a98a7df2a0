"""Words of saying and thinking, of those who say, and given names: lists apart from rules."""

from __future__ import annotations

_REGULAR = (
    "accuse acknowledge add admit advise advocate affirm agree allege announce answer "
    "anticipate apologise apologize appeal applaud argue ask assert assure aver believe blame "
    "boast caution challenge charge cite claim clarify comment complain concede conclude "
    "condemn confess confirm consider contend counter criticise criticize declare "
    "defend demand denounce deny describe disclose doubt echo emphasise emphasize "
    "endorse estimate exclaim expect explain express favour favor forecast guess highlight hint "
    "hope imply insist instruct joke lament maintain mention muse note object observe offer "
    "oppose order plead pledge point praise predict promise propose protest question quip "
    "reaffirm reason recall reckon recommend refute reiterate reject remark remind repeat reply "
    "report request respond reveal rule scoff signal sneer speculate state stipulate stress "
    "suggest support suspect testify thank threaten tweet underline underscore urge voice vow "
    "want warn welcome whisper wish wonder worry"
).split()
_IRREGULAR = (
    "say says said, tell tells told, think thinks thought, write writes wrote, speak speaks "
    "spoke, feel feels felt, foresee foresees foresaw, swear swears swore, seek seeks sought, "
    "deem deems deemed, call calls called, label labels labelled, fear fears feared"
)
# Verbs whose forms are more often something else than saying: only after a name and before "that"
# or a quotation.
_NEEDS_THAT = "charge consider order point question reason rule signal state support".split()


def _forms(verb: str) -> tuple[str, str]:
    """The third person present and the past of a regular verb."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied"
    if verb == "admit":
        return "admits", "admitted"
    if verb == "quip":
        return "quips", "quipped"
    past = verb + ("d" if verb.endswith("e") else "ed")
    return verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s"), past


FINITE = frozenset(
    [form for verb in _REGULAR for form in _forms(verb)]
    + [form for group in _IRREGULAR.split(", ") for form in group.split()[1:]]
)
PARTICIPLES = frozenset(
    [_forms(verb)[1] for verb in _REGULAR]
    + "said told thought written spoken felt foreseen sworn sought deemed called feared".split()
)
CAUTIOUS = frozenset(form for verb in _NEEDS_THAT for form in _forms(verb))
BASE = frozenset(_REGULAR + [group.split()[0] for group in _IRREGULAR.split(", ")])

ROLES = frozenset(
    "president minister premier secretary chancellor chief director chairman chairwoman chair "
    "chairperson ceo head leader spokesman spokeswoman spokesperson representative senator "
    "congressman congresswoman mp lawmaker ambassador envoy mayor governor king queen prince "
    "princess pope bishop archbishop cardinal professor doctor dr prof judge justice lawyer "
    "attorney prosecutor officer general colonel captain major sergeant commander admiral "
    "analyst economist researcher scientist author writer editor journalist reporter coach "
    "manager captain owner founder engineer teacher nurse farmer resident activist campaigner "
    "official adviser advisor aide counsellor councillor commissioner deputy inspector "
    "detective sheriff mr mrs ms miss sir lady lord dame boss master executive expert historian "
    "biologist physicist pilot singer actor actress player striker keeper trustee treasurer "
    "curator librarian headteacher principal student neighbour neighbor survivor victim witness "
    "mother father son daughter wife husband "
    "brother sister widow".split()
)
WOMEN = frozenset(
    "mrs ms miss lady dame queen princess chairwoman spokeswoman congresswoman actress mother "
    "daughter wife sister widow headmistress policewoman businesswoman councilwoman".split()
)
MEN = frozenset(
    "mr sir lord king prince pope chairman spokesman congressman actor father son husband "
    "brother "
    "headmaster policeman businessman councilman".split()
)

GIVEN_WOMEN = frozenset(
    "Ada Agnes Alice Amelia Amina Ana Angela Anna Anne Aisha Barbara Beatrice Carla Caroline "
    "Catherine Cecilia Charlotte Christine Clara Claire Daniela Diana Eleanor Elena Elizabeth "
    "Ella Emily Emma Eva Fatima Fiona Frances Giorgia Grace Hannah Helen Helena Ingrid Irene "
    "Isabel Jane Janet Jennifer Jessica Joan Julia Kaja Karen Kate Katherine Laura Leila Lena "
    "Leyla Linda Lisa Louise Lucy Margaret Maria Marie Marta Martha Mary Maya Mette Michelle "
    "Miriam Monica Nadia Nancy Natalia Nina Nora Olga Olivia Patricia Paula Priya Rachel "
    "Rebecca Rosa Ruth Samira Sandra Sanna Sara Sarah Sofia Sophie Susan Svetlana Tanya Teresa "
    "Theresa Ursula Valentina Vera "
    "Victoria Wendy Yulia Yvonne Zoe".split()
)
GIVEN_MEN = frozenset(
    "Adam Ahmed Alan Albert Alexander Ali Andrew Andriy Anthony Antonio Arthur Ben Benjamin "
    "Boris Brian Carlos Charles Christopher Daniel David Denys Dmitry Donald Edward Emmanuel "
    "Eric Erik Francis Frank Friedrich George Gordon Hans Harold Harry Henry Hugo Ian Igor Ivan "
    "Jack Jacob James Jan Javier Jens Joe John Jonas Jonathan Jose Joseph Juan Karl Keir "
    "Kenneth Kevin Kurt Lars Leo Louis Luis Luke Marco Marcus Mark Martin Matthew Max Michael "
    "Mohamed Mohammed Narendra Nigel Oleg Oliver Olaf Omar Oscar Paul Pedro Peter Philip Pierre "
    "Ralph Raj Richard Robert Roger Samuel Scott Sergei Sergey Simon Stefan Stephen Steven "
    "Thomas Tim Tom Tony Viktor Vincent Vladimir "
    "Volodymyr Walter Wei William Xi Yusuf".split()
)
NO_NAMES = frozenset(
    "I He She It They We You The A An This That These Those His Her Its Their Our My In On At "
    "By For From To With After Before But And Or So Yet If When While As Since Although Because "
    "However Meanwhile Still Also Then There Here What Who Which Where Why How Not No Yes Asked "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Earlier Later Today Yesterday "
    "Tomorrow Last Next Both Some Many Most All One Two Three Another Other Several Speaking "
    "Despite During Under Over According Officials Critics Experts Analysts Residents "
    "Scientists Researchers Police Once Now Even Just Only "
    "Each Every Few Such Perhaps Maybe Instead Again Of Writing".split()
)
