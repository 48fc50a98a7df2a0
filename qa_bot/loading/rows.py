"""Records, as the rows of a table or the lines of a JSONL file: articles, or one table.

Where a column holds running text, each row is an article: its title, its texts, and its other
values as items `Price: 12 €`. Which column is what, its name tells, in several languages; else the
text is the column with the most characters. Where no column holds text, all rows are one table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qa_bot.language.text.passages import parsed
from qa_bot.loading.html_text import is_html, write_html
from qa_bot.loading.loaded import Loaded, Writer

_NAMES = {
    "title": (
        "title headline heading subject question titel überschrift schlagzeile betreff frage "
        "titre intitulé objet sujet título titulo asunto titular pregunta titolo oggetto domanda "
        "assunto manchete pergunta onderwerp kop vraag rubrik ämne fråga titul temat tytuł pytanie "
        "titlu subiect başlık konu заголовок название тема вопрос назва питання τίτλος θέμα "
        "tiêu_đề शीर्षक 标题 題名 タイトル 件名"
    ),
    "text": (
        "text body content contents article fulltext full_text article_text article_body story "
        "description abstract summary answer message post comment review transcript inhalt artikel "
        "beschreibung zusammenfassung antwort nachricht texte contenu corps résumé réponse texto "
        "contenido cuerpo descripción descripcion resumen respuesta conteúdo conteudo corpo "
        "descrição resposta testo contenuto articolo descrizione risposta tekst inhoud bericht "
        "antwoord innehåll beskrivning svar treść opis odpowiedź conținut descriere metin içerik "
        "açıklama yanıt текст содержание содержимое описание ответ зміст опис відповідь κείμενο "
        "περιεχόμενο nội_dung पाठ 正文 内容 文本 本文"
    ),
    "author": (
        "author authors by byline writer creator autor autorin verfasser auteur autora autore "
        "scrittore författare auteurs yazar автор συγγραφέας tác_giả लेखक 作者 著者"
    ),
    "date": (
        "date published published_at publication_date pub_date pubdate created created_at posted "
        "datetime timestamp datum veröffentlicht erschienen publié fecha publicado data pubblicato "
        "gepubliceerd publicerad opublikowano dată tarih дата опубликовано ημερομηνία ngày तारीख "
        "日期 日付"
    ),
    "none": "id uuid guid index idx no nr key row unnamed:_0",
}
_ROLE = {name: role for role, names in _NAMES.items() for name in names.split()}
_LEAST_WORDS = 8  # words of a text column, on average
_FEW_WORDS = 4  # the same where the column's name says that it is text
_SAMPLE = 1000  # rows
_MOST_COLUMNS = 1000  # columns; of more, rows leave the empty ones out
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")  # three such characters count as a word or two
_NOTHING = frozenset(("", "null", "none", "nan", "n/a", "-"))


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its values by the number of their column, and which of its sheet it is, from 1 on.

    `sheet` is empty where the file has but one.
    """

    number: int
    values: Mapping[int, str]
    sheet: str = ""

    @property
    def place(self) -> str:
        return f"{self.sheet} row {self.number}".lstrip()


def articles(columns: Sequence[str], records: Sequence[Record]) -> Iterator[Loaded]:
    """The records of a file as articles, or all of them as one."""
    roles = _roles(columns, records[:: max(1, len(records) // _SAMPLE)])
    if "text" not in roles:
        writer = Writer()
        write_table(writer, columns, records)
        yield writer.loaded()
        return
    for record in records:
        yield _article(columns, roles, record)


def holds_texts(columns: Sequence[str], records: Sequence[Record]) -> bool:
    """Whether each record is an article."""
    return "text" in _roles(columns, records[:: max(1, len(records) // _SAMPLE)])


def _roles(columns: Sequence[str], sample: Sequence[Record]) -> list[str]:
    """What each column holds: texts, the title, the author or the date of each row, or else ""."""
    roles: list[str] = []
    title = -1
    found: list[list[str]] = [[] for _ in columns]
    for one in sample:
        for column, value in one.values.items():
            if _is_filled(value):
                found[column].append(value)
    for name, values in zip(columns, found, strict=True):
        role = _ROLE.get("_".join(name.casefold().split()), "")
        words = sum(map(_words, values)) / max(len(values), 1)
        if role == "text" and words < _FEW_WORDS:
            role = ""
        elif not role and words >= _LEAST_WORDS:
            role = "text"
        elif role in roles and role != "text":
            role = ""
        elif not name and any(columns) and all(map(str.isdecimal, values)):
            role = "none"
        elif not role and title < 0 and "text" not in roles and _tell_apart(values):
            title = len(roles)
        roles.append(role)
    if title >= 0 and "title" not in roles:
        roles[title] = "title"
    return roles


def _tell_apart(values: Sequence[str]) -> bool:
    """Whether each row is called something else."""
    words = {value for value in values if any(map(str.isalpha, value)) and "/" not in value}
    return len(words) > len(values) * 0.9


def _words(value: str) -> float:
    return len(value.split()) + len(_WIDE.findall(value)) / 2


def _is_filled(value: str) -> bool:
    return value.strip().casefold() not in _NOTHING


def _article(columns: Sequence[str], roles: Sequence[str], record: Record) -> Loaded:
    filled = {column: value for column, value in record.values.items() if _is_filled(value)}
    said = {roles[column]: " ".join(value.split()) for column, value in filled.items()}
    title, author, date = (said.get(role, "") for role in ("title", "author", "date"))
    writer = Writer()
    writer.place(record.place)
    writer.heading(title, 1)
    for column, value in filled.items():
        if roles[column] == "text":
            _write(writer, value.strip())
    for column, value in filled.items():
        if not roles[column]:
            name = f"{columns[column]}: " if columns[column] else ""
            writer.item(f"{name}{value}")
    return writer.loaded(title, author, date, str(record.number))


def _write(writer: Writer, text: str) -> None:
    if is_html(text):
        write_html(writer, text)
    else:
        writer.laid(parsed(text, ""))


def write_table(writer: Writer, columns: Sequence[str], records: Sequence[Record]) -> None:
    """Write down records as the rows of one table."""
    writer.table()
    writer.place(replace(records[0], number=max(1, records[0].number - 1)).place)
    wide = len(columns) > _MOST_COLUMNS
    if not wide:
        writer.row(_trimmed(columns), header=True)
    for record in records:
        writer.place(record.place)
        shown = record.values if wide else range(len(columns))
        writer.row(_trimmed([record.values.get(column, "") for column in shown]))


def _trimmed(cells: Sequence[str]) -> Sequence[str]:
    """Cells without the empty ones behind the last that is filled."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
