"""What people type in the first minute that isn't a question about what the articles say.

Each intent has its forms, as data. A whole line has to have one of them, so that "what can you do
about rust?" stays a question: words as they are, (one|of these), [none or one|of these].
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from qa_bot.answering.question import Question, read
from qa_bot.language.lazy_regex import pattern

Intent = Literal[
    "greeting", "thanks", "approval", "leaving", "help", "identity", "overview", "articles",
    "people",
]  # fmt: skip

_KINDS = "articles|documents|docs|files|texts"
_ALL = f"the|these|my|your|this|those) ({_KINDS}|folder|collection|data|notes|pages|library|book|"
_ALL += "novel|documentation|handbook|manual|whole thing|whole book|lot"
_IT = "this|that|these|them|all|everything|all this|all of this|all of it|it all|here"
_SUMMARY = (
    "summary|overview|outline|gist|synopsis|tldr|tl;dr|main points|main point|"
    "main ideas|main topics|main themes|key points|key ideas|key topics|key takeaways|takeaways|"
    "important points|most important points|topics|themes|highlights"
)
_SHOW = "list|show|name|print|display|give|tell|show me|give me|tell me|list me"
_PEOPLE = "people|persons|speakers|everyone|everybody|all|voices|names|sources"

FORMS: dict[Intent, tuple[str, ...]] = {
    "greeting": (
        "(hi|hello|hey|hiya|howdy|yo|greetings) [there|you|all|everyone|again|bot|qa-bot|friend]",
        "good (morning|day|afternoon|evening)",
        "[hi|hello|hey] how are (you|things) [doing] [today]",
        "[hi|hello|hey] (how is|how's|what is|what's) (it going|up|new)",
        "nice to meet you",
    ),
    "thanks": (
        "[ok|okay|great|perfect|nice|good|cool|many|no] (thanks|thank you|thx|ty|cheers) "
        "[a lot|a bunch|so much|very much|again|anyway] [for that|for this|for the help|bot]",
        "much appreciated",
    ),
    "approval": (
        "(ok|okay|k|great|good|nice|cool|perfect|super|awesome|excellent|wow|fine|alright|"
        "all right|yes|yeah|yep|no|nope|sure|got it|i see|understood|interesting|well done|"
        "good job|lol) [then|bot]",
    ),
    "leaving": (
        "(bye|bye bye|bye-bye|goodbye|good bye|see you|good night|farewell|ciao) [later|soon|then]",
        "(quit|exit|q|:q|:q!|:wq|:x)",
        "(i'm done|i am done|that's all|that is all|that will be all|that'll be all) "
        "[thanks|thank you]",
    ),
    "help": (
        "(help|help me|h|?|??|???|/?|-h|--help|i need help)",
        "(can|could) you help [me|us]",
        "what (can|could|should|do) (i|we) (ask|type|say) [you|here|now]",
        "what (can|could) (i|we) do here",
        "how (does|do) (this|you) (work|function) [here]",
        "how (do|can|should) i (use this|use you|ask you|ask a question|ask questions)",
        "what (can|could|do) you do [here|now] [for me|for us]",
        "what are you (good|able) (for|to do)",
        "what are your (commands|features|capabilities|options)",
    ),
    "identity": (
        "(who|what) (are|r) (you|u)",
        "(who is|who's|what is|what's) (this|there|qa-bot|your name)",
        "(what is|what's) this (thing|tool|program|bot|app|for|thing for|tool for)",
        "are you [a|an] [real] (bot|robot|human|person|machine|real|ai|llm|chatgpt|"
        "language model|chatbot|there)",
        "who (made|built|wrote|created) you",
        "(tell me about|introduce|describe) (you|yourself)",
    ),
    "overview": (
        f"(what is|what's|what are) ({_IT}) [all] about",
        f"(what is|what's|what are) ({_ALL}) [all] about",
        "(what is|what's) (in|inside) (here|this)",
        f"(what is|what's) (in|inside) ({_ALL})",
        "what do you (know|cover|contain|have) [about]",
        "what can you tell [me|us]",
        "(what|which) (topics|subjects|themes) (do you cover|do you know|do you have|are covered|"
        "are there|are in here|are these about|is this about)",
        f"[what is|what are|what's|give me|show me|list|tell me|i want] [a|an|the] "
        f"[short|brief|quick|general] ({_SUMMARY})",
        f"[what is|what are|what's|give me|show me|list|tell me|i want] [a|an|the] "
        f"[short|brief|quick|general] ({_SUMMARY}) (of|for|from|in) ({_IT})",
        f"[what is|what are|what's|give me|show me|list|tell me|i want] [a|an|the] "
        f"[short|brief|quick|general] ({_SUMMARY}) (of|for|from|in) [all] ({_ALL})",
        f"(summarize|summarise|sum up|recap|outline) [{_IT}] [for me]",
        f"(summarize|summarise|sum up|recap|outline) [all] ({_ALL}) [for me]",
    ),
    "articles": (
        f"({_SHOW}) [all] [of] [the|your|my|available|these] ({_KINDS}|sources) [here|there]",
        f"(what|which|how many) ({_KINDS}|sources) (do you have|do you know|do you use|are there|"
        "are here|are available|are in here|have you got|have you|can i ask)",
        f"how many ({_KINDS}|sources)",
        f"(what|which) are (the|your) ({_KINDS}|sources)",
        f"where are (the|my|your) ({_KINDS})",
        f"(list of) ({_KINDS})",
    ),
    "people": (
        "who (is|are|was|gets) [being] quoted [here|in here|in the articles|most]",
        "who (speaks|talks) [here|in here|in the articles]",
        f"({_SHOW}) [all] [the] (people|speakers|persons|voices) [here|in here|in the articles]",
        f"({_SHOW}) [all] [the] ({_PEOPLE}) (quoted|who are quoted|who is quoted|that are quoted|"
        "who speak|who spoke|who speaks|who say something|who said something)",
        f"(who are|list) [all] (the) ({_PEOPLE}) [quoted] [here]",
        f"(which|what|how many) ({_PEOPLE}) (are quoted|are there|speak|are in here)",
    ),
}  # fmt: skip
# "summary of NAME", "what is NAME about": behind or between these stands what to sum up.
_BEFORE = (
    "summarize", "summarise", "sum up", "recap", "tl;dr of", "tl;dr", "tldr of", "tldr",
    "summary of", "overview of", "outline of", "outline", "gist of", "main points of",
    "main points in", "key points of", "main ideas of", "main topics of",
)  # fmt: skip
_FRAME = pattern(
    r"(?:(?:give|show|tell) me |what(?:'s| is| are) |i want )?(?:an? |the )?"
    r"(?:short |brief |quick )?",
    re.IGNORECASE,
)
_ABOUT = pattern(r"what(?:'s| is| are) (.+?)(?: all)? about", re.IGNORECASE)
_POLITE = frozenset("please so well and now".split())
_LONGEST = 12  # words


class SmallTalk(NamedTuple):
    """What a line wants that isn't a question: an overview of what is `named`, or of everything.

    "what is the fuss about" `may_ask` something else where nothing has that name.
    """

    intent: Intent
    named: str = ""
    may_ask: bool = False


def line(text: str) -> tuple[Question, SmallTalk | None]:
    """A line read as a question, and what it wants if it isn't one.

    "summarize herring" asks about herring, if nothing has that name.
    """
    talk = small_talk(text)
    if talk is None or not talk.named or talk.may_ask:
        return read(text), talk
    return read(talk.named).noted(f"no article or heading is called “{talk.named}”"), talk


def small_talk(text: str) -> SmallTalk | None:
    """What a line of the first minute wants; None for a question about what the articles say."""
    written = text.replace("’", "'").split()
    if not 0 < len(written) <= _LONGEST:
        return None
    words = [word.rstrip(",.!?()").lower() or word for word in written]
    while len(words) > 1 and words[0] in _POLITE:
        words = words[1:]
    if len(words) > 1 and words[-1] == "please":
        words = words[:-1]
    # Most questions have a word that is in no form.
    if _vocabulary().issuperset(words):
        spaced = "".join(f"{word} " for word in words)
        for intent in FORMS:
            if _form(intent).fullmatch(spaced):
                return SmallTalk(intent)
    while len(written) > 1 and written[0].rstrip(",").lower() in _POLITE:
        written = written[1:]
    return _named(" ".join(written).rstrip(" ?!."))


def _named(line: str) -> SmallTalk | None:
    """An overview of what a line names, if it asks for one."""
    frame = _FRAME.match(line)
    rest = line[frame.end() :] if frame else line
    for words in _BEFORE:
        if rest.lower().startswith(f"{words} "):
            named = re.sub(r"(?: for me)?(?: please)?$", "", rest[len(words) :])
            return SmallTalk("overview", named.strip(" \"'“”"))
    about = _ABOUT.fullmatch(line)
    return SmallTalk("overview", about[1].strip(" \"'“”"), may_ask=True) if about else None


def hint(talk: SmallTalk) -> str:
    """Why small talk isn't answered outside a conversation, and what to do instead."""
    lists = {"articles": "/sources", "people": "/who"}
    if what := lists.get(talk.intent):
        return f"That isn't a question about what the articles say: in the chat, {what} lists them."
    return "That isn't a question about what the articles say: ask one in your own words."


@cache
def _vocabulary() -> frozenset[str]:
    """Every word of every form."""
    return frozenset(
        word for forms in FORMS.values() for form in forms for word in re.split(r"[][()| ]+", form)
    )


@cache
def _form(intent: Intent) -> re.Pattern[str]:
    """The forms of an intent as one regular expression, each word with a space behind it."""
    return re.compile("|".join(map(_expression, FORMS[intent])))


def _expression(form: str) -> str:
    parts = []
    for group, optional, word in re.findall(r"\(([^)]+)\)|\[([^]]+)\]|([^\s()[\]]+)", form):
        one_of = "|".join(map(re.escape, (group or optional or word).split("|")))
        parts.append(f"(?:(?:{one_of}) ){'?' if optional else ''}")
    return "".join(parts)
