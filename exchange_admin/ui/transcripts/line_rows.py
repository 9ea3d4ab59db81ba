"""The lines of a transcript as rows of a grid, in the words and numbers of the window's language."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.importing.course_rows import FIELD_OF_COURSE
from exchange_admin.services.transcripts.line_cells import COLUMNS
from exchange_admin.services.transcripts.reading import ReadTranscript
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grid.grid import GridCell, GridColumn, GridRow
from exchange_admin.ui.theme import Tone

NEW = ""
"""Key of the last row, in which a new line begins."""

Typed = Mapping[tuple[str, str], str]
"""What was typed and could not be saved, by line and column."""

_WIDTHS = {
    "code": 88,
    "title_zh": 108,
    "title_ru": 136,
    "title_en": 112,
    "term": 72,
    "contact_hours": 76,
    "self_study_hours": 86,
    "credits": 66,
    "credit_scheme": 70,
    "original_mark": 92,
    "status": 76,
    "category": 96,
    "practice_hours": 82,
    "placement_weeks": 64,
}
_NUMBERS = frozenset(
    {"contact_hours", "practice_hours", "self_study_hours", "placement_weeks", "credits", "original_mark"}
)


def columns(desk: Desk, transcript: ReadTranscript) -> list[GridColumn]:
    """Of the grid, all to be typed into."""
    choices = {
        "credit_scheme": tuple(_scheme(desk, word) for word in words_of("credit_scheme")),
        "original_mark": tuple(one.mark for one in transcript.scale.said.marks) if transcript.scale else (),
        "status": tuple(desk.words.choice("line_status", word) for word in words_of("line_status")),
        "category": tuple(desk.words.choice("course_category", word) for word in words_of("course_category")),
    }
    return [
        GridColumn(
            key,
            _title(desk, key),
            width,
            share=key.startswith("title_"),
            right=key in _NUMBERS,
            editable=True,
            choices=choices.get(key, ()),
        )
        for key, width in _WIDTHS.items()
    ]


def rows(desk: Desk, transcript: ReadTranscript, typed: Typed) -> list[GridRow]:
    """A row a line, and an empty one for a new line; what could not be saved stands in red."""
    made = [
        GridRow(line.id, tuple(_cell(desk, transcript, line, key, typed) for key in COLUMNS))
        for line in transcript.lines
    ]
    return [*made, GridRow(NEW, tuple(_unsaved(typed, NEW, key) or GridCell() for key in COLUMNS))]


def _title(desk: Desk, key: str) -> str:
    return desk.lists.title("transcript_line", FIELD_OF_COURSE.get(key, key), desk.language)


def _cell(desk: Desk, transcript: ReadTranscript, line: Record, key: str, typed: Typed) -> GridCell:
    if unsaved := _unsaved(typed, line.id, key):
        return unsaved
    value = line[FIELD_OF_COURSE.get(key, key)]
    if value is None:
        return GridCell()
    text = _said(desk, transcript, key, value)
    odd = key == "original_mark" and transcript.scale and transcript.scale.problem(text, line.text("status"))
    return GridCell(text, tone=Tone.AMBER if odd else None)


def _said(desk: Desk, transcript: ReadTranscript, key: str, value: Value) -> str:
    formats = desk.look.formats
    match key:
        case "contact_hours" | "practice_hours" | "self_study_hours":
            hours = Fraction(int(value or 0), transcript.hour)
            return formats.decimal(exact.shown(hours)) if exact.is_decimal(hours, 4) else exact.as_text(hours)
        case "credits" | "placement_weeks":
            return formats.decimal(str(value))
        case "term":
            return desk.label("term", str(value))
        case "credit_scheme":
            return _scheme(desk, value)
        case "category":
            return desk.words.choice("course_category", str(value))
        case "status":
            return desk.words.choice("line_status", value)
    return str(value)


def _scheme(desk: Desk, word: Value) -> str:
    """Short, and read back as it is written."""
    return desk.words.say(f"credit_unit.{word}")


def _unsaved(typed: Typed, line: str, key: str) -> GridCell | None:
    text = typed.get((line, key))
    return GridCell(text, tone=Tone.RED) if text is not None else None
