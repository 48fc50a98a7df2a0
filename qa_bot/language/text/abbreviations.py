"""What English writing is known to do at a full stop: word lists, all in lower case, no rules.

The sentence rules in `sentences` read these; a word is added or removed here without touching them.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = _words(
    """
    mr mrs ms mx messrs mme dr drs prof rev hon st ste mt esq jr sr bros msgr supt insp
    gen adm col lt maj capt cmdr cdr sgt cpl pvt brig ens rep reps sen sens gov pres amb asst
    jan feb apr jun jul aug sept sep oct nov dec mon tue tues thu thur thurs fri
    inc ltd corp co cos llc plc gmbh rt mfg dept div univ inst assn assoc intl int'l natl nat'l govt
    ave blvd rd hwy pkwy ft calif conn penn ariz mich minn okla tenn wis fla
    e.g i.e eg ie cf vs viz al et etc ca approx incl excl esp resp misc ibid cit
    ph.d ph m.d eds repr rev'd supp lb lbs oz sq cu hrs mins attn gk
    a.m p.m u.s u.k u.n d.c b.c a.d
    bzw vgl mio mrd hrsg ggf evtl bspw sog jh chr z.b d.h u.a
    """
)
"""Words that a full stop abbreviates, wherever they stand in a sentence."""

NUMBERED = _words(
    """
    no nos art arts fig figs p pp vol vols sec secs sect ch chap chs par para pt pts ex
    eq eqs ref refs v n nn l ll r c b d fl s ss cl reg tbl bk lib mar wed
    est tel ext max min hr pop ed ser dist stat op nr abb bd kap
    """
)
"""Words that a full stop abbreviates only where a number follows: "No. 5", but "No. Then"."""

NEVER_LAST = _words("a.k.a aka e.g i.e eg ie cf viz vs mr mrs ms messrs dr prof")
"""Abbreviations that want a word after them, so that no sentence ends there."""

OFTEN_LAST = _words("etc")
"""Abbreviations that end a sentence whenever a capital follows."""

MONTHS = _words(
    """
    january february march april may june july august september october november december
    januar jänner februar feber märz mai juni juli oktober dezember
    """
)
"""Names of months, before which a number with a full stop is a day: "7. Juni"."""

ORDINAL_NOUNS = _words("jahrhundert jahrhunderts jahrtausend weltkrieg weltkriegs lebensjahr")
"""Nouns before which a number with a full stop counts: "im 19. Jahrhundert"."""

BEFORE_ORDINALS = _words("am im vom zum zur der das den dem des beim ab seit")
"""Words after which a number with a full stop counts, as in "der 1. FC" and "am 3. Advent"."""

LETTERED = _words(
    """
    vitamin plan group type class grade hepatitis section appendix schedule part phase figure
    table option point team exhibit annex level war influenza category series model
    """
)
"""Words that a single letter labels, which then is no initial of a name: "plan B. Everyone"."""

LOWER_CASE_INITIALS = _words("b c d v")
"""Single lower-case letters that abbreviate a word before a name: "b. London", "Roe v. Wade"."""

EXCLAIMED = _words("yahoo jeopardy wham joomla oklahoma rouge")
"""Names written with an exclamation mark."""

SENTENCE_STARTERS = _words(
    """
    the a an this that these those there here it its he his she her hers they their we our you
    your i my who what when where why how which whose whoever whatever
    in on at by for from with without within under over after before during since until till
    while although though because if unless once as to of into upon about above across against
    along among around behind below beneath beside besides between beyond despite near through
    throughout toward towards
    and but or nor so yet however therefore thus hence moreover furthermore meanwhile
    nevertheless nonetheless instead otherwise still then also again finally later earlier
    eventually subsequently additionally similarly likewise consequently accordingly
    originally initially currently recently today yesterday tomorrow now
    some many most few several all both each every another other others any no none not
    only even just perhaps maybe sometimes often usually generally typically
    is are was were do does did has have had can could would should let please yes
    according
    """
)
"""Frequent first words of sentences that otherwise stand in lower case."""

REPORTING_VERBS = _words(
    """
    said says asked asks replied replies answered added adds told explained exclaimed insisted
    shouted cried whispered wondered wrote writes declared stated argued noted warned joked
    quipped inquired demanded remarked observed concluded continued recalled
    """
)
"""Verbs that attribute the quotation before them to a speaker."""

NAME_ENDINGS = _words(
    """
    com net org gov edu io ai co uk eu js ts py rb rs go cs cpp java html htm xml json yaml txt
    md csv pdf doc docx xls xlsx ppt pptx jpg jpeg png gif svg zip tar gz exe dll cfg ini log
    """
)
"""Last parts of site, product and file names, which a capital doesn't make a sentence."""
