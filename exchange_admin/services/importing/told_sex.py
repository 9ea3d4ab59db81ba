"""The sex of people in a list that has no column for it: a line 男生 above it, a sheet «Девочки», MS behind a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from exchange_admin.services.importing.draft import FROM_TITLE, StagedRow
from exchange_admin.services.importing.list_shapes import NAME_KEYS, PEOPLE
from exchange_admin.services.importing.sheets import ListColumnFound, SheetList
from exchange_admin.services.importing.words import ImportWords

_TITLED = re.compile(r"[A-Z'/ -]*[A-Z][/ ](MR|MS|MRS|MISS|MSTR)\.?|(Mr|Ms|Mrs|Miss)\.? [A-Z][A-Za-z'/ -]*", re.ASCII)
"""WANG/FANG MS, “Ms. Wang Fang”."""
_LONGEST = 100  # characters of a name
_SHORT = 2  # characters; a sheet M or «Ж» may be called so for anything
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
    if len(found.sheet) >= _SHORT and words.choice("sex", found.sheet) is not None and not said:
        said = [found.sheet]
    last_row = max(found.rows, default=0)
    has_sections = any(line.why in _PARTING and line.row < last_row for line in found.left_out)
    return said[0] if len(said) == 1 and not has_sections else ""


def _title(row: StagedRow, words: ImportWords) -> str:
    names = (row.cells.get(key, "") for key in NAME_KEYS)
    found = (_TITLED.fullmatch(name.strip()) for name in names if 0 < len(name) <= _LONGEST)
    titles = {(one[1] or one[2]).casefold() for one in found if one}
    title = titles.pop() if len(titles) == 1 else ""
    return title if title and words.choice("sex", title) is not None else ""
