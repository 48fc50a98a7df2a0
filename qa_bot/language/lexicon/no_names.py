"""Words that are written with a capital but aren't names."""

from __future__ import annotations

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
    "Through Throughout Across Against Along Till Whenever Wherever Whoever Whichever Where "
    "Nowadays Nevertheless Nonetheless Otherwise Likewise Indeed Overall Apart Besides Beyond "
    "Beneath Below Above Behind Beside Following Regarding Concerning Considering Assuming Using "
    "Via Plus Versus Rather Quite Almost Always Never Often Sometimes Seldom Soon Afterwards "
    "Somewhere Everywhere Nowhere Anyway Anything Anybody Somehow Thanks Please Let Sure Okay Oh "
    "Ah Alas Hello Hi Goodbye Why Well Consider See Note Example Documentation Additional Such "
    "Similar Different Certain Various Further Whatever Twice Half Being Having Seeing Knowing "
    "Hearing Asking Looking Standing Sitting Turning Returning Arriving Born Based Nor Much Any "
    "None Own Same Very Too Up Down Off Out Be Go Get Make Take Use Change Check Try Enter Exit "
    "Exeunt Reenter Re-enter".split()
)
# Common words that come before a name at the beginning of a sentence: "Poor Nora said no."
BEFORE_NAMES = frozenset(
    "Poor Small Little Tiny Big Tall Short Dear Brave Clever Late Elderly Young Old Happy Sad "
    "Silly Sweet Angry Gentle Honest Kind Proud Lonely Lucky Wise Foolish Fat Thin Blind Beautiful "
    "Pretty Handsome Ordinary Modern Early Local National Foreign Former Rival Fellow Veteran "
    "Ex Acting Star Home Away Dutch French German English British Irish Scottish Welsh American "
    "Canadian Mexican Brazilian Russian Ukrainian Polish Czech Hungarian Romanian Greek Turkish "
    "Italian Spanish Portuguese Swedish Norwegian Danish Finnish Icelandic Estonian Latvian "
    "Lithuanian Chinese Japanese Korean Indian Pakistani Iranian Iraqi Israeli Egyptian Nigerian "
    "Kenyan Australian European African Asian".split()
)
# What stands before a colon at the beginning of a line and is nobody.
LABELS = frozenset(
    "note notes warning caution tip hint example examples source sources date time place where "
    "when who what why how present absent title author authors subject summary abstract question "
    "questions answer answers ingredients method step steps result results conclusion background "
    "introduction discussion references see also image photo picture figure table caption update "
    "updated correction editor's_note location venue price tel phone email website address contact "
    "name age from to cc bcc re status type version created requires replaces post-history license "
    "important remember todo fixme summary overview agenda item items motion vote resolved action "
    "actions decision decisions attendees apologies minutes transcript scene act setting".split()
)
