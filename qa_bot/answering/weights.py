"""Every weight and threshold of the answering, grouped by who set it.

*Fitted*: by a program on every other article of a set of encyclopedia questions; they hold on the
others. *Measured*: the best of several values on such a set. *By hand*: set on samples, without a
fit; the first to doubt.

The names are those of the parts of a score (see `ranking`): `related_synonym` is what a synonym is
worth in the part `related`.
"""

from __future__ import annotations

from typing import NamedTuple


class Weights(NamedTuple):
    """What each part of a passage's score weighs; k1 and b are BM25's, for all fields together."""

    # Fitted by `python -m tests.benchmarks.fitting`; `python -m tests.benchmarks.ablation` shows
    # what each gives.
    k1: float = 0.75
    b: float = 0.45
    related_form: float = 1.0  # the same word, as it becomes a term in another language
    related_part: float = 0.5  # a part of a word that is written as one
    related_family: float = 0.8
    related_country: float = 0.7
    related_synonym: float = 0.45
    around_previous: float = 0.1
    around_pronoun: float = 0.2  # more for the sentence before one that begins with a pronoun
    around_next: float = 0.1
    around_block: float = 0.1
    before: float = 0.2
    ngrams: float = 0.15
    kind_year: float = 0.3
    kind_date: float = 0.2
    kind_counted: float = 0.4
    kind_number: float = 0.2
    kind_name: float = 0.1
    kind_place: float = 0.15
    # Measured, on articles that the reader was not trained on.
    reader: float = 0.15
    # By hand, on samples of the same set.
    kind_definition: float = 0.3
    kind_role: float = 0.6  # beside the name of the person asked about
    headings: float = 0.2
    name: float = 0.7  # of the whole, for each name asked for that the article doesn't hold


class SpeakerWeights(NamedTuple):
    """What the score of a passage is multiplied by where a question is about somebody's words.

    By hand: no set that was annotated for it was large enough to fit them.
    """

    # "What did Holm propose?" may ask for words or for a deed.
    own: float = 1.3  # Holm's statements
    others: float = 0.7  # those of somebody else
    # "Who denied the fire?"
    speaks: float = 1.2  # somebody known speaks
    fits: float = 1.1  # with a cue that fits the verb
    unfit: float = 0.3  # no cue that fits stands in it
    nameless: float = 0.6  # no name that is asked about stands in it
    self: float = 0.1  # "Who accused Holm?": Holm speaks
    silent: float = 0.85  # nobody speaks


WEIGHTS = Weights()
SPEAKER = SpeakerWeights()

# Measured on questions put to their own article: what each kind of word weighs is better than
# dropping the small words (-0.7 points of hit@1) and than counting them whole (-0.4); light words
# at half gave +0.5, numbers at one and a half +0.2.
TERM = {
    "asking": 0.0,
    "auxiliary": 0.3,
    "function": 0.5,
    "light": 0.5,
    "number": 1.5,
    "plain": 1.0,
}

# By hand: follow-ups. What a word that was talked about already weighs beside what is newly asked;
# what a passage gains in the article that was just talked about, and more for each passage's length
# that it stands nearer than THREAD_FAR to what was shown last.
GIVEN = 0.4
THREAD_ARTICLE, THREAD_NEARER, THREAD_FAR = 0.1, 0.05, 8

# By hand: how much a word next to a passage, or in its block, counts as covered by it.
COVERED_BESIDE, COVERED_IN_BLOCK = 0.7, 0.4

# Fitted by `python -m tests.benchmarks.refusing` (logistic regression: the log odds that there is
# an answer) on questions of many kinds: to their own article, to others that share words with them,
# to their own without the sentences that answer, and what people ask of manuals, speeches,
# specifications and a novel, and of the wrong one of these. With the reader's logit the other signs
# are needed less.
SIGNS = {
    "constant": -8.74,
    "coverage": 7.49,
    "score": 2.25,
    "words": 2.58,
    "absent": -0.47,
    "no_such_kind": -1.64,
}
# The same in other languages: no words stand for others there, so that more are missing, and not
# every capital makes a name. Fitted on German, Russian, Chinese and Spanish questions to their own
# encyclopedia article and to others.
SIGNS_ELSEWHERE = {
    "constant": -6.95,
    "coverage": 10.34,
    "score": 2.31,
    "words": 2.38,
    "absent": -0.89,
    "no_such_kind": -0.79,
    "names": -1.83,
    "doubt": -1.0,
}
SIGNS_READ = {
    "constant": -2.62,
    "coverage": 4.18,
    "score": 0.58,
    "words": 1.08,
    "absent": 0.06,
    "no_such_kind": -0.54,
    "logit": 0.55,
}
# The log odds from which passages may answer, and from which they are taken for an answer; and
# those, by the words alone, from which nothing needs to be read for that.
MAY_ANSWER, ANSWER = -1.25, 0.25
MAY_ANSWER_READ, ANSWER_READ = -0.92, 0.5
SURE = 2.0
# By hand: so few words, where a passage holds all of them, are never refused for being few.
FEW_WORDS = 2

# Measured: a passage that scores less than this share of the best one is no answer beside it; of
# the right passages in second or third place, 3 % score less.
LEAST_OF_BEST = 0.5
# By hand: the same for the coverage of a passage beside the best; the share of a topic, by idf,
# that a statement must hold to be about it; the share of a question that a sentence must cover for
# a name in it to be marked as the answer.
LEAST_COVERAGE_OF_BEST = 0.6
LEAST_OF_TOPIC = 0.4
TOPIC_LOGIT = 2.0  # the reader's, from which a statement is on the topic whatever words it has
LEAST_COVERAGE_TO_MARK = 0.8

# How many passages are looked at. Measured: 100 get the second look, the kind of answer is looked
# for in the best 40 of them. By hand: the rest.
DEPTH, KIND_DEPTH = 100, 40
SPEAKER_DEPTH = 20
FILTERED_DEPTH = 10_000  # where only some passages may be shown
# Measured: the best are read where the second has at least this share of the first's score: so many
# of them, and more where none of these has such a logit, then with the neighbours of the best.
READ_FROM = 0.75
READ = ((6, 3.0), (12, -2.0), (20, 0.0))
NEIGHBOURS_OF = 3
# Measured: of several numbers, dates or names in the best sentence the one is marked without which
# the reader gives it less, by so much at least; of too many none is.
CLEARLY_LESS, MOST_ANSWERS = 1.5, 8
# Passages under each of the headings among the best; of the documents that a question names.
HEADINGS_OPENED, UNDER_HEADING = 20, 8
MOST_STATEMENTS = 50_000  # of one person that are ranked
