"""What a file says about transcripts, as rows of a table: before anything of it is written."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import in_language
from exchange_admin.services.importing.course_rows import FIELD_OF_COURSE
from exchange_admin.services.transcripts.staged import StagedFile, StagedLine, StagedTranscript
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grid.grid import GridCell, GridColumn, GridRow
from exchange_admin.ui.theme import Tone

_TONES = {"new": Tone.TEAL, "changed": Tone.AMBER, "equal": Tone.GREY, "fix": Tone.RED}
_TITLES = ("title_zh", "title_ru", "title_en")
_COLUMNS = (
    ("state", 118),
    ("code", 88),
    ("title", 210),
    ("contact_hours", 62),
    ("credits", 76),
    ("original_mark", 76),
    ("status", 104),
    ("note", 250),
)
_NUMBERS = frozenset({"contact_hours", "credits", "original_mark"})


def columns(desk: Desk, titles: Mapping[str, str]) -> list[GridColumn]:
    """`titles` of the columns that are no field of a line: `state`, `title`, `note`."""
    return [
        GridColumn(
            key,
            titles.get(key) or desk.lists.title("transcript_line", FIELD_OF_COURSE.get(key, key), desk.language),
            width,
            share={"title": 2, "note": 3}.get(key, 0),
            right=key in _NUMBERS,
        )
        for key, width in _COLUMNS
    ]


def rows(desk: Desk, staged: StagedFile) -> list[GridRow]:
    """Every line of the file; where it holds several transcripts, each stands under a row of its own."""
    several = len(staged.transcripts) > 1
    made: list[GridRow] = []
    for n, one in enumerate(staged.transcripts):
        made += [_heading(desk, n, one)] if several else []
        made += [_row(desk, f"{n}/{m}", one, line) for m, line in enumerate(one.lines)]
    return made


def about(desk: Desk, one: StagedTranscript) -> str:
    """Who issued a transcript, its number and its day."""
    issuer = desk.label("institution", one.institution_id) if one.institution_id else one.institution_said
    issued = one.values.get("issued")
    day = desk.look.formats.day(str(issued)) if issued else ""
    return " · ".join(part for part in (issuer, str(one.values.get("number") or ""), day) if part)


def _heading(desk: Desk, n: int, one: StagedTranscript) -> GridRow:
    cells = {"title": GridCell(about(desk, one)), "note": GridCell(desk.sentence(one.problems))}
    return GridRow(str(n), tuple(cells.get(key, GridCell()) for key, _ in _COLUMNS), faint=True)


def _row(desk: Desk, key: str, one: StagedTranscript, line: StagedLine) -> GridRow:
    values, formats, words = line.values, desk.look.formats, desk.words
    title = in_language(values, "title", desk.language)
    others = " · ".join(str(values[name]) for name in _TITLES if values.get(name) and values[name] != title)
    credits = str(values.get("credits") or "")
    scheme = values.get("credit_scheme")
    said = (formats.decimal(credits), words.say(f"credit_unit.{scheme}") if scheme and credits else "")
    mark, status = str(values.get("original_mark") or ""), str(values.get("status") or "")
    cells = (
        GridCell(words.say(f"transcript.state.{line.news}"), pill=_TONES[line.news]),
        GridCell(str(values.get("code") or "")),
        GridCell(title or line.where, others),
        GridCell(_hours(desk, values.get("contact_minutes"), one.hour)),
        GridCell(*said),
        GridCell(formats.decimal(mark) if exact.read_or_none(mark) is not None else mark),
        GridCell(words.choice("line_status", status)),
        _note(desk, line),
    )
    return GridRow(key, cells, faint=line.news == "equal")


def _note(desk: Desk, line: StagedLine) -> GridCell:
    """What a person should look at, the first sentence above the others."""
    sentences = [desk.words.problem(problem) for problem in line.problems]
    return GridCell(sentences[0], " ".join(sentences[1:])) if sentences else GridCell()


def _hours(desk: Desk, minutes: Value, hour: int) -> str:
    if not isinstance(minutes, int):
        return ""
    hours = Fraction(minutes, hour)
    return desk.look.formats.decimal(exact.shown(hours)) if exact.is_decimal(hours, 4) else exact.as_text(hours)
