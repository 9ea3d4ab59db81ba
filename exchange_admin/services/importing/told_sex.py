"""The sex of people in a list that has no column for it: a line 男生 above it, a sheet «Девочки», MS behind a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.names.scripts import has_han
from exchange_admin.names.titles import parted_title
from exchange_admin.services.importing.draft import FROM_TITLE, StagedRow
from exchange_admin.services.importing.list_shapes import NAME_KEYS, PEOPLE
from exchange_admin.services.importing.sheets import ListColumnFound, SheetList
from exchange_admin.services.importing.words import ImportWords

_FEWEST = 4  # letters; a sheet M, MS, «Ж» or «Муж» may be called so for anything
_PARTING = frozenset({"group", "heading", "another", "footer"})
"""Lines between people, each of which may be about those below it."""


def with_sex_told(found: SheetList, rows: Sequence[StagedRow], words: ImportWords) -> SheetList:
    if found.kind != PEOPLE or any(one.key == "sex" for one in found.columns):
        return found
    over = _over(found, words)
    titles = {} if over else {row.number: title for row in rows if (title := _title(row, words))}
    if not over and not titles:
        return found
    for row in rows:
        if over:
            row.cells |= {"sex": over, FROM_TITLE: "sex"}
        elif row.number in titles:
            row.cells |= {"sex": titles[row.number]}
    last = max(column.index for column in found.columns)
    return replace(found, columns=(*found.columns, ListColumnFound(last + 1, "", "sex")))


def _over(found: SheetList, words: ImportWords) -> str:
    """The line above the list that says it of everybody, or the name of the sheet; empty where there are two, or lines
    part the list."""
    said = [title for title in found.titles if words.choice("sex", title) is not None]
    if not said and (len(found.sheet) >= _FEWEST or (len(found.sheet) > 1 and has_han(found.sheet))):
        said = [found.sheet] if words.choice("sex", found.sheet) is not None else []
    last_row = max(found.rows, default=0)
    has_sections = any(line.why in _PARTING and line.row < last_row for line in found.left_out)
    return said[0] if len(said) == 1 and not has_sections else ""


def _title(row: StagedRow, words: ImportWords) -> str:
    """The title beside the name; empty where there is none, or two that differ."""
    names = map(row.cells.__getitem__, row.cells.keys() & NAME_KEYS)
    titles = {one.title.casefold() for one in map(parted_title, names) if one}
    title = titles.pop() if len(titles) == 1 else ""
    return title if title and words.choice("sex", title) is not None else ""


def against_title(row: StagedRow, words: ImportWords) -> Problem | None:
    """A title beside the name that is of the other sex than a column, a sheet or a card says."""
    sex = row.values.get("sex")
    title = _title(row, words) if sex else ""
    if not title or words.choice("sex", title) == sex:
        return None
    return Problem("import.title_other_sex", "sex", {"title": title.title(), "sex": f"choice.sex.{sex}"}, Level.ASKS)


def leave_sex_of_title(row: StagedRow) -> None:
    """«Девочки» speaks of the students of a list, and not of who leads them."""
    row.values.pop("sex", None)
    row.problems = [one for one in row.problems if (one.code, one.field) != ("import.from_title", "sex")]
