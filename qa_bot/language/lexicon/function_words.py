"""English word lists: what a question is asked with, irregular forms, written-out acronyms."""

from __future__ import annotations

QUESTION_WORDS = frozenset(
    "what which who whom whose when where why how whether wat whats whos wheres hows".split()
)

AUXILIARIES = frozenset(
    "am is are was were be been being do does did doing done have has had having can could will "
    "would shall should may might must isnt arent wasnt werent dont doesnt didnt hasnt havent "
    "hadnt cant cannot couldnt wont wouldnt shouldnt mustnt".split()
)

FUNCTION_WORDS = frozenset(
    "a an the this that these those there here it its itself he him his himself she her hers "
    "herself they them their theirs themselves we us our ours ourselves you your yours yourself i "
    "me my mine myself im ive youre theyre hes shes thats theres of in on at by for from to into "
    "onto with without within about as than and or but nor so if then because while although "
    "though not no yes any some all both each either neither such own same other only just also "
    "too very more most much many few up down out off over under again please tell vs "
    "versus".split()
)

# The asker and the asked: a question about "my card" is one about the card.
ASKER = frozenset(
    "i me my mine myself im ive we us our ours ourselves you your yours yourself youre".split()
)

# A sentence that begins with one of these refers to the one before: "It opened in May."
PRONOUNS = frozenset("he she it they this these his her its their that those such".split())

# Words for asking what somebody said; articles have a hundred others.
SPEECH_WORDS = frozenset("say says said saying tell tells told state states stated".split())

# Words so general that a question loses little without them: what is asked about is the rest.
LIGHT_WORDS = frozenset(
    "get got getting come comes came go goes going went gone take takes took taken taking make "
    "makes made making give gives gave given put keep keeps kept let use uses used using find "
    "found happen happens happened occur occurs occurred become becomes became include includes "
    "included including consider considered describe described regard regarded want need help "
    "look looking like base based start started begin began call called name named names term "
    "kind kinds type types sort way ways thing things part parts number amount place places "
    "example reason purpose result effect role people first last final next new main major "
    "certain specific particular various several different similar able known already still yet "
    "ever never always often again once before after during until since between among behind "
    "front through against around across along towards toward beside besides together away "
    "instead per upon when else really actually mean means meant try tried long time times year "
    "years day days today article text passage story better best difference differences compare "
    "compared ok okay".split()
)

STOP_WORDS = QUESTION_WORDS | AUXILIARIES | FUNCTION_WORDS

# Base form first, then the forms that no suffix rule leads back to it.
_VERBS = (
    "arise arose arisen, awake awoke awoken, bear bore borne, beat beaten, become became, begin "
    "began begun, bend bent, bind bound, bite bit bitten, bleed bled, blow blew blown, break "
    "broke broken, breed bred, bring brought, build built, burn burnt, buy bought, catch caught, "
    "choose chose chosen, cling clung, come came, creep crept, deal dealt, dig dug, draw drew "
    "drawn, dream dreamt, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, "
    "feed fed, feel felt, fight fought, find found, flee fled, fling flung, fly flew flown, "
    "forbid forbade forbidden, forget forgot forgotten, forgive forgave forgiven, freeze froze "
    "frozen, get got gotten, give gave given, go went gone, grind ground, grow grew grown, hang "
    "hung, hear heard, hide hid hidden, hold held, keep kept, kneel knelt, know knew known, lay "
    "laid, lead led, lean leant, leap leapt, learn learnt, leave left, lend lent, lie lain, light "
    "lit, lose lost, make made, mean meant, meet met, overcome overcame, pay paid, ride rode "
    "ridden, ring rang rung, rise rose risen, run ran, say said, see saw seen, seek sought, sell "
    "sold, send sent, sew sewn, shake shook shaken, shine shone, shoot shot, show shown, shrink "
    "shrank shrunk, sing sang sung, sink sank sunk, sit sat, sleep slept, slide slid, sow sown, "
    "speak spoke spoken, speed sped, spend spent, spin spun, spring sprang sprung, stand stood, "
    "steal stole stolen, stick stuck, sting stung, strike struck stricken, strive strove striven, "
    "swear swore sworn, sweep swept, swell swollen, swim swam swum, swing swung, take took taken, "
    "teach taught, tear tore torn, tell told, think thought, throw threw thrown, tread trod "
    "trodden, undergo underwent undergone, understand understood, undertake undertook undertaken, "
    "wake woke woken, wear wore worn, weave wove woven, weep wept, win won, wind wound, withdraw "
    "withdrew withdrawn, withstand withstood, wring wrung, write wrote written"
)
_NOUNS = (
    "man men, woman women, child children, foot feet, tooth teeth, mouse mice, goose geese, ox "
    "oxen, person people, life lives, wife wives, leaf leaves, wolf wolves, knife knives, half "
    "halves, thief thieves, shelf shelves, crisis crises, analysis analyses, hypothesis "
    "hypotheses, thesis theses, phenomenon phenomena, criterion criteria, datum data, medium "
    "media, bacterium bacteria, nucleus nuclei, index indices"
)

IRREGULAR_FORMS = {
    form: base
    for group in f"{_VERBS}, {_NOUNS}".split(", ")
    for base, *forms in [group.split()]
    for form in forms
}

# Every form of a verb that has one which no suffix rule explains.
IRREGULAR_VERBS = frozenset(_VERBS.replace(",", "").split())

# Names that are written out as often as not; each stands for its acronym, whatever the case.
ACRONYMS = {
    "united states": "US",
    "united states of america": "US",
    "usa": "US",
    "u.s.a.": "US",
    "united kingdom": "UK",
    "european union": "EU",
    "united nations": "UN",
}
