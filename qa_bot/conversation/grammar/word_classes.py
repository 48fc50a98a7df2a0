"""Word classes of English, as far as telling the parts of a question asks for them."""

from __future__ import annotations

ARTICLES = frozenset("the a an".split())
POSSESSIVES = frozenset("my your his her its our their whose".split())
DEMONSTRATIVES = frozenset("this that these those".split())
QUANTIFIERS = frozenset(
    "some any no each every another both all half several few many most enough either neither such "
    "more fewer less much".split()
)
DETERMINERS = ARTICLES | POSSESSIVES | DEMONSTRATIVES | QUANTIFIERS
# "the plan", "my plan": behind one of these stands a noun, never a verb.
FIRM_DETERMINERS = ARTICLES | (POSSESSIVES - {"her", "his"}) | frozenset("every another".split())

SUBJECT_PRONOUNS = frozenset("i he she we they".split())
OBJECT_PRONOUNS = frozenset("me him us them".split())
# These may be subject or object; "her" may also own what follows.
PRONOUNS = frozenset(
    "it you there one ones someone somebody something anyone anybody anything everyone everybody "
    "everything nobody nothing none himself herself itself themselves myself yourself ourselves "
    "mine yours hers ours theirs else".split()
)

PREPOSITIONS = frozenset(
    "about above across after against along amid among around as at before behind below beneath "
    "beside between beyond by despite down during except for from in inside into like near of off "
    "on onto out outside over past per regarding concerning since than through throughout till to "
    "toward towards under until up upon via with within without".split()
)
CONJUNCTIONS = frozenset("and or nor but plus vs versus".split())
SUBORDINATORS = frozenset(
    "that if because while although though unless whereas whether so once as when where after "
    "before since until than who which what whom whose why how".split()
)
ADVERBS = frozenset(
    "not never ever always often sometimes usually still already yet just only also too even again "
    "now then soon later early first ago here there today yesterday tomorrow tonight so very "
    "really actually exactly maybe perhaps instead together apart away back home abroad once twice "
    "please currently recently finally eventually originally automatically".split()
)
# What follows "how" and is measured; and what may be said of something with "is".
MEASURED = frozenset(
    "much many long far old large big small tall high low often fast quickly slow slowly deep wide "
    "heavy hot cold warm soon late early young rich poor strong good bad well likely common "
    "popular important difficult easy hard safe loud bright close".split()
)
ADJECTIVES = MEASURED - {"much", "many", "often", "well", "quickly", "slowly"} | frozenset(
    "able absent afraid alive alone angry available aware bankrupt better best broken busy careful "
    "certain cheap clean clear compatible complete correct crucial dangerous dark dead different "
    "dirty dry due effective empty essential evil expensive fair famous fine free fresh full funny "
    "glad great green guilty happy healthy helpful honest ill illegal immutable important "
    "impossible innocent legal light main mandatory mad mutable necessary new nice obsolete ok "
    "okay open optional over pale pleased poisonous possible present private proud public quiet "
    "ready real red related relevant reliable responsible right sad same secure serious sick "
    "silent similar simple sorry special stable steep successful sufficient sure tired true "
    "typical unable unclear unhappy unique unsafe urgent useful useless usual valid visible white "
    "worse worst worth wrong black blue yellow grey gray brown last next second third final former "
    "current latest whole entire other own".split()
)

TIMES = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday spring summer autumn winter year years "
    "month months week weeks day days today yesterday tomorrow century time times morning evening "
    "night last next".split()
)

# Nouns that don't show their number by an s, and some whose s shows none.
PLURALS = frozenset(
    "people men women children police feet teeth mice geese cattle data media criteria phenomena "
    "bacteria fish fishermen policemen lives wives leaves wolves knives halves thieves".split()
)
SINGULARS = frozenset(
    "news series species means headquarters crossroads politics physics mathematics economics "
    "statistics ethics athletics gas bus lens bonus virus status campus census chaos crisis basis "
    "analysis thesis class glass grass pass cross loss boss address access process progress "
    "success business congress press princess address always this its".split()
)

# Verbs of which no other list of the project knows, in their base form.
VERBS = frozenset(
    "abandon abolish absorb abuse accept accompany achieve acquire act adapt adjust adopt advance "
    "affect afford age aim allocate allow alter amend amount amuse analyse analyze annoy appear "
    "apply appoint approach approve arrange arrest arrive assemble assess assign assist assume "
    "attach attack attempt attend attract award avoid back bake balance ban bark base bathe beg "
    "behave belong benefit block board boil book boost borrow bother bounce breathe breed brush "
    "bump bury calculate call cancel capture care carry cast cause cease celebrate change chase "
    "chat cheat check choke claim clean clear climb clone close collapse collect combine come "
    "commit communicate compare compete compile complete complicate compose comprise compute "
    "conceal concern conduct configure confuse connect conquer consist construct consult consume "
    "contact contain contest continue contribute control convert convict convince cook cool "
    "cooperate cope copy correct cost cough count couple cover crack crash crawl create criticise "
    "cross crush cultivate cure customise customize cut damage dance dare debate debug decay "
    "decide declare decline decorate decrease dedicate defeat define defer delay delete deliver "
    "depart depend deploy depose deposit derive descend deserve design desire destroy detect "
    "determine develop devote die differ diminish dip direct disable disagree disappear disappoint "
    "discover discuss dislike display dissolve distinguish distribute disturb dive divide divorce "
    "dock document dominate donate double download draft drag drain drift drill drip drop drown "
    "drum dry dump dust dwell earn ease edit educate elect elope email embark embrace emerge "
    "emigrate employ empty enable encounter encourage end endure enforce engage enjoy enlarge "
    "enter entertain equip erect erupt escape establish evacuate evolve examine exceed excel "
    "exchange excite exclude execute exercise exhaust exist exit expand experience expire explode "
    "exploit explore export expose extend extinguish extract face fade fail faint farm fasten "
    "fetch file fill finance finish fire fish fit fix flash float flood flow flourish flush fly "
    "fold follow fool force form format found frame free frighten fry function fund gain gamble "
    "gather generate get glow govern grab grant greet guarantee guard guide hail halt hand handle "
    "hang happen harm hate haunt head heal heat help hire hop host hug hunt hurry hurt identify "
    "ignite ignore illustrate imagine immigrate impeach impede implement import impose impress "
    "improve include increase indicate infect inflate influence inherit inhabit inject injure "
    "insert inspect inspire install insult insure integrate intend interest interfere interpret "
    "interview introduce invade invent invest investigate invite involve iron isolate issue join "
    "judge juggle jump justify kick kidnap kill kiss knit knock lack land last laugh launch lease "
    "lend lecture level license lift like limit link list listen live load loan lobby locate lock "
    "log look loosen lose love lower maintain manage manufacture march mark marry master match "
    "mate matter measure mediate melt mend merge migrate milk miss mix modify monitor motivate "
    "mount move multiply murder nail name need neglect negotiate nest notice notify number obey "
    "obtain occupy occur open operate oppress order organise organize originate overlap override "
    "owe own pack paint park part participate pass patch pause perform perish permit persuade "
    "phone photograph pick pin pipe place plan plant play please plough plug poison polish pollute "
    "pop populate possess post postpone pour practise practice pray precede prefer prepare present "
    "preserve press pretend prevent print privatise proceed process produce progress prohibit "
    "project promote prompt prosecute protect prove provide provoke publish pull pump punch punish "
    "purchase pursue push qualify quarrel quit race rain raise rank rate reach react read realise "
    "realize rebuild receive recognise recognize reconcile record recover recruit recycle redirect "
    "reduce refer refill reflect reform refuse register regulate reign reinforce relate relax "
    "release rely relocate remain remove rename render renew renounce rent reopen repair repay "
    "replace represent reproduce rescue research resemble reserve reset reside resign resist "
    "resolve restart restore restrict result resume retain retire retreat retrieve return reuse "
    "reverse review revise revive revoke reward risk rob roll rot round row ruin rule rush rust "
    "sack sacrifice sail save scale scan scare scatter schedule score scratch scream screen seal "
    "search secure seem seize select sentence separate serve set settle shape share shave shelter "
    "shift ship shop shorten shut sign signal simplify skip slip slow smell smoke sniff solve sort "
    "sound spare spell spill spin split spoil sponsor spray spread squeeze stack stain star start "
    "starve stay steer step stimulate stir stop store strengthen stretch strip stroke struggle "
    "study submit substitute subtract succeed suffer suit supply suppress surprise surrender "
    "surround survive suspend sustain switch tackle talk target taste tax tease tend terminate "
    "test tie time tire toast touch tour tow trace track trade trail train transfer transform "
    "translate transmit transport trap travel treat tremble trigger trim trip trouble trust try "
    "tune turn twist type undo undermine unify unite unlock unveil update upgrade upload upset use "
    "utilise utilize validate value vanish vary venture verify violate visit vote wait walk wander "
    "warm wash waste watch water wave weaken weigh wed whistle widen wipe withdraw witness work "
    "worship wrap wreck yank yawn yell yield zip zoom".split()
)
# These say what something is like, so that nothing is done to what follows them.
NOT_PASSIVE = frozenset(
    "be become seem appear remain look cost weigh last resemble fit lack have get go come belong "
    "happen occur exist live die arrive walk talk wait work suffice consist depend".split()
)
