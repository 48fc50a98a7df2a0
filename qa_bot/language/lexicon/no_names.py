"""Words that are written with a capital and are no names."""

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
    "Through Throughout Across Against Along".split()
)
