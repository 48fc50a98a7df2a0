"""Where sentences end in other languages than English."""

from __future__ import annotations

import pytest

from qa_bot.language.text.passages import split
from qa_bot.model import Document

# Each bar is where a sentence ends; no language but its own is asked.
TEXTS = [
    ("de", "Am 7. Juni 2019 kam z. B. Dr. Lind mit u. a. Herrn Quist.| Er blieb bis Nr. 5."),
    ("de", "Die Mühle steht in der Hafenstr. 5 in Bonn.| Sie kostet ca. 5 Mio. Euro usw.| Gut so."),
    ("ru", "В 1812 г. он жил в г. Туле на ул. Мира, т. е. в центре.| Потом уехал и т. д.| Всё."),
    ("fr", "M. Quist dit : « Je viens. »| Il part avec Mme Lind, cf. p. 12.| Fin."),
    ("es", "¿Quién vino?| ¡La Dra. Lind!| Viaja a EE. UU. con el Sr. Quist."),
    ("it", "Il sig. Quist cita l'art. 5 ecc.| La dott.ssa Lind ride."),
    ("pl", "Mieszka przy ul. Długiej, tj. w centrum.| Urodził się w 1901 r. w Łodzi."),
    ("uk", "У 1812 р. він жив у м. Києві, тобто в центрі.| Кінець."),
    ("nl", "Dhr. Lind komt o.a. uit Den Haag.| Zie blz. 5.| Klaar."),
    ("el", "Τι είναι αυτό;| Ο κ. Λιντ ήρθε.| Τέλος."),
    ("hi", "वह आया।| डॉ. राम घर गए।| अंत।"),
    ("ar", "هل جاء؟| نعم جاء.| ذهب د. علي إلى البيت."),
    ("zh", "他来了。|她问：“谁？”|然后走了！"),
    ("ja", "彼は来た。|終わり！"),
]


@pytest.mark.parametrize(("code", "marked"), TEXTS)
def test_sentences_end_where_writers_of_the_language_end_them(code: str, marked: str) -> None:
    text = marked.replace("|", "")
    passages = split(Document("a.txt", "a", text, language=code))
    assert [one.text for one in passages] == [part.strip() for part in marked.split("|")]
