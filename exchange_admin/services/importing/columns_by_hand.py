"""Columns that somebody splits into several, or puts together with another, before a list is read.

A split column keeps its first part in its place; the other parts get columns of their own behind the last one, so that
no other column is called by another letter. Parts are headed “heading (1)”, “heading (2)” and mean nothing until
somebody says what they hold. A cell that does not part as most do is asked about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.importing.draft import ImportOptions
from exchange_admin.services.importing.headings import plain_heading
from exchange_admin.services.importing.sheets import SheetTable, shown

SEPARATORS = (",", ";", "/", "\n", "(", "-", " ")
"""Those that are offered. A blank stands for blanks of any number and kind."""
PARTS_OTHERWISE = "import.parts_otherwise"
"""Fault of a cell that has more or fewer parts than most of its column."""
MOST_PARTS = 8
_LONGEST_SEPARATOR = 10  # characters
_LAST_LINE = 60  # headings stand above it
_FEWEST_CELLS = 2  # of a line of a list of several columns
_ALIKE: Mapping[str, str] = {
    ",": r"[,，、]",
    ";": r"[;；]",
    "/": r"[/／|｜\\]",
    "\n": r"[\r\n]+",
    "(": r"[(（\[【]",
    "-": r"[-–—－]",
    " ": r"\s+",
}
_OF_OTHERS = frozenset({"another", "beside"})
"""Why lines are left out that are of another table."""
_CLOSING = ")）]】"
_PART = re.compile(r"(.*) \((\d)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parting:
    """How the cells of a column part: `width` is how many parts most have, 1 where hardly any does; `parts` by line,
    each of that many; `otherwise` are the lines that have more parts or fewer."""

    width: int
    parts: Mapping[int, tuple[str, ...]]
    otherwise: frozenset[int]


def parted(texts: Mapping[int, str], separator: str) -> Parting:
    """The cells of a column, by line, parted at `separator`. Empty ones are left out. What is too much stays in the
    last part."""
    said = {line: text for line, text in texts.items() if text.strip()}
    pieces = {line: _pieces(text, separator) for line, text in said.items()}
    counted = Counter(len(one) for one in pieces.values() if 1 < len(one) <= MOST_PARTS)
    width = max(counted, key=lambda n: (counted[n], n), default=1)
    parts = {line: _of_width(said[line], separator, width) for line in said}
    return Parting(width, parts, frozenset(line for line, one in pieces.items() if len(one) != width))


def part_heading(heading: str, number: int) -> str:
    """Of a part, from 1."""
    return f"{heading} ({number})"


def joined_heading(first: str, second: str) -> str:
    return f"{first} + {second}"


def with_columns_by_hand(book: WorkbookCells, options: ImportOptions) -> WorkbookCells:
    """The book with columns split and put together as `options` say; itself where they say nothing of that.

    Raises RuleBroken with `import.no_such_heading`, `import.heading_stands_twice`, `import.nothing_to_split`,
    `import.no_separator`, `import.joined_with_itself`.
    """
    for headings, change in _changes(options):
        if len(set(map(plain_heading, headings))) < len(headings):
            raise RuleBroken(Problem("import.joined_with_itself", facts={"heading": headings[0]}))
        places = [_headed(sheet, headings) for sheet in book.sheets]
        if not any(places):
            if _is_done(book, headings, options):
                continue
            raise RuleBroken(Problem("import.no_such_heading", facts={"typed": " + ".join(headings)}))
        sheets = [change(sheet, *at) if at else sheet for sheet, at in zip(book.sheets, places, strict=True)]
        if sheets == list(book.sheets):
            raise RuleBroken(Problem("import.nothing_to_split", facts={"heading": headings[0]}))
        book = replace(book, sheets=tuple(sheets))
    return book


def part_headings(book: WorkbookCells, options: ImportOptions) -> frozenset[str]:
    """Headings in the book that stand over parts of a column or over what was put together: of themselves they mean
    nothing."""
    if not (options.split or options.joined):
        return frozenset()
    texts = (cell for sheet in book.sheets for row in sheet.rows[:_LAST_LINE] for cell in row if isinstance(cell, str))
    return frozenset(text.strip() for text in texts if is_by_hand(text.strip(), options))


def is_by_hand(heading: str, options: ImportOptions) -> bool:
    """Whether a heading is that of a part, or of columns that were put together."""
    return headings_in_file([heading], options) != [heading]


def headings_in_file(headings: Iterable[str], options: ImportOptions) -> list[str]:
    """What the file itself says where some of its columns were split or put together."""
    written = list(headings)
    for first, second in reversed(options.joined):
        name = plain_heading(joined_heading(first, second))
        written = [one for text in written for one in ([first, second] if plain_heading(text) == name else [text])]
    split = {plain_heading(heading) for heading, _ in options.split}
    found = list[str]()
    for text in written:
        part = _PART.fullmatch(text)
        is_part = part is not None and plain_heading(part[1]) in split
        own = part[1] if part is not None and is_part else text
        if not (is_part and own in found):
            found.append(own)
    return found


def source_columns_of(sheet: SheetCells, options: ImportOptions) -> dict[int, int]:
    """The columns of parts behind the last one: number to that of the column in the file."""
    width, places = max(map(len, sheet.rows), default=0), dict[int, int]()
    for headings, change in _changes(options):
        at = _headed(sheet, headings)
        if at:
            before = max(map(len, sheet.rows), default=0)
            sheet = change(sheet, *at)
            after = max(map(len, sheet.rows), default=0)
            origin = places.get(at[1], at[1])
            places |= dict.fromkeys(range(before, after), origin)
    return {new: old for new, old in places.items() if new >= width}


def can_be_headed(book: WorkbookCells | None, name: str, heading: str) -> bool:
    """Whether a column of the sheet can be split or put together: its heading stands in one cell of the sheet."""
    sheet = next((one for one in book.sheets if one.name == name), None) if book is not None else None
    try:
        return bool(heading and sheet is not None and _headed(sheet, (heading,)))
    except RuleBroken:
        return False


def refuse_several_tables(book: WorkbookCells, options: ImportOptions, tables: Sequence[Sequence[SheetTable]]) -> None:
    """Where a table stands below or beside another one, a column of the one reaches into the other. Raises RuleBroken
    with `import.several_tables`."""
    for headings, _ in _changes(options):
        for sheet, found in zip(book.sheets, tables, strict=True):
            first = part_heading(headings[0], 1) if len(headings) == 1 else joined_heading(*headings)
            is_changed = bool(_headed(sheet, (first,)))
            is_alone = len(found) < 2 and not any(
                table.layout.columns or table.layout.lines or {one.why for one in table.found.left_out} & _OF_OTHERS
                for table in found
            )
            if is_changed and not is_alone:
                raise RuleBroken(Problem("import.several_tables", facts={"heading": headings[0], "sheet": sheet.name}))


def row_by_hand(book: WorkbookCells, options: ImportOptions) -> tuple[str, int] | None:
    """The sheet, and the line from 1, of the first heading that was split or put together."""
    for headings, _ in _changes(options):
        for sheet in book.sheets:
            if at := _headed(sheet, headings):
                return sheet.name, at[0] + 1
    return None


_Change = Callable[..., SheetCells]


def _changes(options: ImportOptions) -> Iterator[tuple[tuple[str, ...], _Change]]:
    for heading, separator in options.split:
        if not separator or len(separator) > _LONGEST_SEPARATOR:
            raise RuleBroken(Problem("import.no_separator", facts={"heading": heading}))
        yield (heading,), _splitting(separator)
    for pair in options.joined:
        yield pair, _with_joined


def _splitting(separator: str) -> _Change:
    return lambda sheet, line, column: _with_split(sheet, line, column, separator)


def _is_done(book: WorkbookCells, headings: Sequence[str], options: ImportOptions) -> bool:
    """Whether the file has the parts themselves: rows that went back alone have."""
    first = joined_heading(*headings) if len(headings) > 1 else part_heading(headings[0], 1)
    return any(_headed(sheet, (first,)) for sheet in book.sheets)


def _headed(sheet: SheetCells, headings: Sequence[str]) -> tuple[int, ...]:
    """The first line in which all the headings stand, and their columns; nothing where there is none."""
    wanted = [plain_heading(one) for one in headings]
    for at, row in enumerate(sheet.rows[:_LAST_LINE]):
        plain = [plain_heading(cell) if isinstance(cell, str) and cell.strip() else "" for cell in row]
        if all(one and one in plain for one in wanted):
            for one, heading in zip(wanted, headings, strict=True):
                if plain.count(one) > 1 and not _is_merged(sheet, at, plain.index(one)):
                    raise RuleBroken(Problem("import.heading_stands_twice", facts={"heading": heading}))
            return at, *(plain.index(one) for one in wanted)
    return ()


def _is_merged(sheet: SheetCells, line: int, column: int) -> bool:
    return any(top <= line <= bottom and left <= column <= right for top, left, bottom, right in sheet.merged)


def _lines_below(sheet: SheetCells, line: int, column: int) -> list[int]:
    """Lines that may be of the list. A text alone in its line is a title between others, unless the list has nothing
    but this column."""
    own = sheet.rows[line][column]
    filled = {at: _fills(sheet.rows[at]) for at in range(line + 1, len(sheet.rows))}
    there = [at for at in filled if column < len(sheet.rows[at]) and sheet.rows[at][column] not in (None, "", own)]
    fewest = min(_FEWEST_CELLS, max((filled[at] for at in there), default=0))
    return [at for at in there if filled[at] >= fewest]


def _fills(row: Sequence[CellValue]) -> int:
    return sum(1 for cell in row if cell not in (None, ""))


def _with_split(sheet: SheetCells, line: int, column: int, separator: str) -> SheetCells:
    """The sheet with the parts; itself where hardly a cell has the separator."""
    lines = _lines_below(sheet, line, column)
    cells = {at: sheet.rows[at][column] for at in lines}
    found = parted({at: cell for at, cell in cells.items() if isinstance(cell, str)}, separator)
    if found.width < 2:
        return sheet
    whole = {at for at, cell in cells.items() if not isinstance(cell, str)}  # a day or a number stays one
    behind = range(max(map(len, sheet.rows)), max(map(len, sheet.rows)) + found.width - 1)
    rows = [list(row) for row in sheet.rows]
    heading = shown(rows[line][column])
    for at in [line, *(at for at in range(line + 1, len(rows)) if _says(rows[at], column, heading))]:
        for number, place in enumerate((column, *behind), 1):
            _put(rows[at], place, part_heading(heading, number))
    for at, parts in found.parts.items():
        for place, text in zip((column, *behind), parts, strict=True):
            _put(rows[at], place, text or None)
    otherwise = dict.fromkeys((*found.otherwise, *whole), PARTS_OTHERWISE)
    lost = {at: code for (at, place), code in sheet.faults.items() if place == column and at > line}
    faults = dict(sheet.faults)
    for at, code in (otherwise | lost).items():
        faults |= {(at, place): code for place in (column, *behind)}
    struck = {at: (*some, *behind) if column in some else some for at, some in sheet.struck.items()}
    return replace(sheet, rows=rows, faults=faults, struck=struck, hidden_columns=_hidden(sheet, column, behind))


def _with_joined(sheet: SheetCells, line: int, first: int, second: int) -> SheetCells:
    """The sheet with both cells of each line in the first column; the second one is empty."""
    rows = [list(row) for row in sheet.rows]
    name = joined_heading(shown(rows[line][first]), shown(rows[line][second]))
    headings = shown(rows[line][first]), shown(rows[line][second])
    for at in range(line, len(rows)):
        row = rows[at]
        texts = [shown(row[place]) if place < len(row) else "" for place in (first, second)]
        if at == line or tuple(texts) == headings:
            _put(row, first, name)
        elif texts[1]:
            _put(row, first, " ".join(filter(None, texts)))
        if second < len(row):
            row[second] = None
    faults = {place: code for place, code in sheet.faults.items() if place[1] != second}
    faults |= {(at, first): code for (at, column), code in sheet.faults.items() if column == second and at > line}
    struck = {at: tuple(sorted({first if one == second else one for one in some})) for at, some in sheet.struck.items()}
    return replace(sheet, rows=rows, faults=faults, struck=struck)


def _hidden(sheet: SheetCells, column: int, behind: Iterable[int]) -> frozenset[int] | None:
    hidden = sheet.hidden_columns
    return hidden.union(behind) if hidden is not None and column in hidden else hidden


def _says(row: Sequence[CellValue], column: int, heading: str) -> bool:
    return column < len(row) and shown(row[column]) == heading


def _put(row: list[CellValue], column: int, value: CellValue) -> None:
    row += [None] * (column + 1 - len(row))
    row[column] = value


def _pieces(text: str, separator: str) -> list[str]:
    return [_without_edges(one, separator) for one in _shape(separator).split(text.strip())]


def _of_width(text: str, separator: str, width: int) -> tuple[str, ...]:
    pieces = _shape(separator).split(text.strip(), maxsplit=max(width - 1, 0)) if width > 1 else [text.strip()]
    found = [_without_edges(one, separator) for one in pieces]
    return (*found, *[""] * (width - len(found)))


def _without_edges(piece: str, separator: str) -> str:
    piece = piece.strip()
    return piece.rstrip(_CLOSING).rstrip() if separator == "(" and piece[-1:] in _CLOSING else piece


def _shape(separator: str) -> re.Pattern[str]:
    return re.compile(_ALIKE.get(separator) or re.escape(separator))
