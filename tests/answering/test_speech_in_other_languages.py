"""What somebody said, asked in German, French, Spanish and Russian."""

from __future__ import annotations

import pytest

from qa_bot import Knowledge

SPOKEN = {
    "de.txt": """Die Brücke am Hafen ist gesperrt.

„Die Brücke bleibt bis Mai gesperrt“, sagte Bürgermeisterin Anna Holm am Montag. Die Kosten der
Reparatur seien hoch, erklärte Holm.

Der Fischer Jens Krogh sagte, die Brücke sei seit Jahren marode. Die Fähre, sagte er, fahre nicht.

Der Hafen wurde 1874 gebaut. Die Straße nach Lindvik ist schmal.
""",
    "fr.txt": """Le pont du port est fermé depuis mardi.

« Le pont restera fermé jusqu'en mai », a déclaré lundi la maire de Calder, Jeanne Vidal. Selon
Mme Vidal, les travaux coûteront cher.

Le pêcheur Marc Leroy affirme que le pont est pourri. « Le bac ne part plus », a-t-il ajouté.

Le port a été construit en 1874. La route du village est étroite.
""",
    "es.txt": """El puente del puerto está cerrado desde el martes.

«El puente seguirá cerrado hasta mayo», dijo la alcaldesa de Mirlo, Elena Vega. Según Vega, las
obras costarán mucho.

El pescador Pablo Rey aseguró que el puente está podrido. «El barco ya no sale», añadió.

El puerto se construyó en 1874. La carretera del pueblo es estrecha.
""",
    "ru.txt": """Мост в порту закрыт со вторника.

«Мост будет закрыт до мая», — заявила мэр города Вера Сомова. По словам Сомовой, ремонт обойдётся
дорого.

Рыбак Егор Зимин сказал, что мост сгнил. «Паром больше не ходит», — добавил он.

Порт построили в 1874 году. Дорога в деревню узкая.
""",
}


@pytest.fixture(scope="module")
def spoken() -> Knowledge:
    return Knowledge.from_texts(SPOKEN, reader=None)


@pytest.mark.parametrize(
    ("question", "speaker", "holds"),
    [
        ("Was sagte Holm über die Brücke?", "Anna Holm", "bis Mai"),
        ("Was hat Anna Holm über die Kosten gesagt?", "Anna Holm", "Kosten"),
        ("was sagte krogh über die Fähre", "Jens Krogh", "Fähre"),
        ("Was sagt die Bürgermeisterin zur Brücke?", "Anna Holm", "bis Mai"),
        ("Was sagte der Fischer über die Brücke?", "Jens Krogh", "marode"),
        ("Wer sagte, dass die Brücke marode ist?", "Jens Krogh", "marode"),
        ("Qu'a dit Jeanne Vidal sur le pont ?", "Jeanne Vidal", "jusqu'en mai"),
        ("Que dit Leroy du pont ?", "Marc Leroy", "pourri"),
        ("Que dit Vidal sur les travaux ?", "Jeanne Vidal", "travaux"),
        ("Qu'est-ce que Marc Leroy a dit sur le bac ?", "Marc Leroy", "bac"),
        ("qu'a dit la maire sur le pont", "Jeanne Vidal", "jusqu'en mai"),
        ("Qu'a déclaré la maire de Calder sur le pont ?", "Jeanne Vidal", "jusqu'en mai"),
        ("Qui a dit que le pont est pourri ?", "Marc Leroy", "pourri"),
        ("¿Qué dijo Elena Vega sobre el puente?", "Elena Vega", "hasta mayo"),
        ("¿Qué ha dicho Vega sobre las obras?", "Elena Vega", "obras"),
        ("que dijo rey sobre el barco", "Pablo Rey", "barco"),
        ("¿Qué dice la alcaldesa sobre el puente?", "Elena Vega", "hasta mayo"),
        ("¿Quién dijo que el puente está podrido?", "Pablo Rey", "podrido"),
        ("Что сказала Сомова о мосте?", "Вера Сомова", "до мая"),
        ("Что Зимин сказал про паром?", "Егор Зимин", "Паром"),
        ("Что говорит Вера Сомова о ремонте?", "Вера Сомова", "ремонт"),
        ("что сказал рыбак о мосте", "Егор Зимин", "сгнил"),
        ("Кто сказал, что мост сгнил?", "Егор Зимин", "сгнил"),
    ],
)
def test_what_somebody_said_is_told_by_their_own_words(
    spoken: Knowledge, question: str, speaker: str, holds: str
) -> None:
    answer = spoken.answer(question)
    assert answer, answer.reason
    assert answer.hits[0].speaker == speaker
    assert holds in answer.hits[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Was sagte Krogh über Steuern?",
        "Was hat der Minister gesagt?",
        "Qu'a dit Leroy sur les impôts ?",
        "¿Qué dijo Vega sobre los impuestos?",
        "Что сказал Зимин о налогах?",
    ],
)
def test_what_somebody_did_not_say_is_refused(spoken: Knowledge, question: str) -> None:
    assert not spoken.answer(question)
