"""A workbook that somebody without the program fills in: headings, rows of the right types, drop-down lists, checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from exchange_admin.documents.files import disk_errors_told, written_whole
from exchange_admin.documents.table_cells import Column, ColumnKind, number_format, shown_width
from exchange_admin.documents.workbook_bytes import workbook_bytes

_LAST_ROW = 1_048_576
_LAST_DAY = "2958465"  # 31 December 9999, as spreadsheets count
_INK, _PAPER, _LINE = "FF171A21", "FFEDF0F7", "FF9AA4B8"
_FAINT, _FONT = "FF8A92A3", "Calibri"
_A4, _ACROSS = 9, 16  # columns on a page
_NARROWEST, _WIDEST = 12, 34  # in digits
_LEGEND = (30, 58, 50)  # in digits: columns, what they are about, their words
_LINE_HEIGHT = 15.5  # points
_BLANKS_LEFT = 1.15  # of a line that ends before a long word
_LONGEST_LIST, _MOST_WORDS = 4_000, 200  # characters, words
NOT_ASKED = "—"
BETWEEN_WORDS = "; "


@dataclass(frozen=True, slots=True)
class FormField:
    """A column to fill in. `words` are all that may stand in it, where only some may, and those that are offered where
    others may too (`is_open`); `hint` says what is meant, `longest` is how many characters it takes at most, 0 for any
    number. `is_known`: what stands there says what a row is about and is protected. Columns with the same `about` are
    explained once, by that name. `codes`, each with what it is called, are listed at the end of the legend."""

    column: Column
    is_required: bool = False
    words: tuple[str, ...] = ()
    hint: str = ""
    longest: int = 0
    is_known: bool = False
    is_open: bool = False
    about: str = ""
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FormTexts:
    """`sheet` and `legend` are the names of the sheets, `required` stands in the legend beside what has to be filled
    in, `help` at its end; `day` and `too_long` (`{n}`) say what a cell takes; `language` is zh, ru or en."""

    sheet: str
    legend: str
    required: str
    language: str
    creator: str
    day: str
    too_long: str
    help: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledRows:
    """Rows that are there already: a key and a value a column for each, `NOT_ASKED` for a cell that nobody fills in.
    `over_keys` heads the hidden column of keys. `is_whole`: nobody adds rows."""

    over_keys: str
    rows: Sequence[tuple[str, Sequence[date | int | str | None]]]
    is_whole: bool = False


def write_blank_form(
    target: Path,
    fields: Sequence[FormField],
    texts: FormTexts,
    filled: FilledRows | None = None,
    note: Callable[[], object] = lambda: None,
) -> None:
    """Whole or not at all: the rows to fill in, and behind them a legend with what may stand in each column. Headings
    and keys are protected, without a password. `note` writes down that the form leaves, before the file gets its name.
    Raises FileNotWritten."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = texts.sheet
    legend = book.create_sheet(texts.legend)
    is_whole = filled is not None and filled.is_whole
    above = _help(legend, texts.help)
    explained: dict[str, int] = {}
    for at, field in enumerate(fields, 1):
        _head(page, at, field)
        line = explained.setdefault(field.about or field.column.title, above + len(explained) + 1)
        if line == above + len(explained):
            _explain(legend, line, field, texts)
        _make_ready(page, at, field, texts, _check(legend, line, field, texts), is_whole=is_whole)
    _list_codes(legend, fields)
    if filled is not None:
        _fill(page, fields, filled, texts.language)
    _protect(page)
    _protect(legend)
    _lay_out(page, fields)
    _lay_out_legend(legend)
    book.properties.creator, book.properties.title = texts.creator, texts.sheet
    with disk_errors_told(target):
        content = workbook_bytes(book)
    with written_whole(target) as draft:
        draft.write_bytes(content)
        note()


def _lay_out(page: Worksheet, fields: Sequence[FormField]) -> None:
    """Headings, and what says whose a row is, stay in sight and stand on every page."""
    known = next((at for at, field in enumerate(fields) if not field.is_known), 0)
    page.freeze_panes = f"{get_column_letter(known + 1)}2"
    page.row_dimensions[1].height, page.print_title_rows = 32, "1:1"
    if known:
        page.print_title_cols = f"A:{get_column_letter(known)}"
    setup = page.page_setup
    setup.orientation, setup.paperSize, setup.fitToHeight = "landscape", _A4, 0
    setup.fitToWidth = -(-len(fields) // _ACROSS)
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


def _head(page: Worksheet, at: int, field: FormField) -> None:
    cell = page.cell(1, at, field.column.title)
    cell.data_type = "s"
    cell.font = Font(_FONT, 11, bold=True, color=_INK, underline="single" if field.is_required else None)
    cell.fill = PatternFill("solid", fgColor=_PAPER)
    cell.border = Border(bottom=Side("medium", color=_LINE))
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    if field.hint:
        cell.comment = Comment(field.hint, "")
    words = () if field.about else field.words
    longest = max(map(shown_width, (field.column.title, *words)))
    page.column_dimensions[get_column_letter(at)].width = min(max(longest + 2, _NARROWEST), _WIDEST)


def _help(legend: Worksheet, texts: Sequence[str]) -> int:
    """Sentences over the whole width, above what the columns are about; how many rows they take."""
    for at, text in enumerate(texts, 1):
        legend.merge_cells(start_row=at, start_column=1, end_row=at, end_column=len(_LEGEND))
        _say(legend, at, 1, text, sum(_LEGEND))
    return len(texts) + 1 if texts else 0


def in_one_cell(words: Sequence[str]) -> str:
    """What the legend says of them to be read; nothing where that would be more than anybody reads, as all countries:
    the list of the cells has them all the same."""
    joined = BETWEEN_WORDS.join(words)
    return joined if len(words) <= _MOST_WORDS and len(joined) <= _LONGEST_LIST else ""


def _explain(legend: Worksheet, at: int, field: FormField, texts: FormTexts) -> None:
    """A line a column. Its words are to be read in the third cell; those that the checks lead to stand in hidden cells
    behind it, one in each."""
    told = (
        field.about or field.column.title,
        " ".join(filter(None, (texts.required * field.is_required, field.hint))),
        in_one_cell(field.words),
    )
    for place, (text, width) in enumerate(zip(told, _LEGEND, strict=True), 1):
        _say(legend, at, place, text, width)
    for place, word in enumerate(field.words, len(_LEGEND) + 1):
        if field.column.kind is ColumnKind.INTEGER and word.isdecimal():
            legend.cell(at, place, int(word))  # what is chosen is written as it stands here
        else:
            legend.cell(at, place, word).data_type = "s"
    legend.cell(at, 1).font = Font(_FONT, 11, bold=True)


def _list_codes(legend: Worksheet, fields: Sequence[FormField]) -> None:
    """A line a code: in one cell they would be higher than a row may be."""
    for field in fields:
        if field.codes:
            at = legend.max_row + 2
            _say(legend, at, 1, field.column.title, _LEGEND[0])
            legend.cell(at, 1).font = Font(_FONT, 11, bold=True)
            for row, told in enumerate(field.codes, at + 1):
                for place, text in enumerate(told, 1):
                    _say(legend, row, place, text, _LEGEND[place - 1])


def _say(legend: Worksheet, at: int, place: int, text: str, width: int) -> None:
    """As high as it needs: not every program finds that out itself."""
    cell = legend.cell(at, place, text or None)
    cell.data_type, cell.font = "s", Font(_FONT, 11)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    lines = -(-shown_width(text) * _BLANKS_LEFT // width) or 1
    row = legend.row_dimensions[at]
    row.height = max(row.height or 0, lines * _LINE_HEIGHT)


def _lay_out_legend(legend: Worksheet) -> None:
    for at, width in enumerate(_LEGEND, 1):
        legend.column_dimensions[get_column_letter(at)].width = width
    for at in range(len(_LEGEND) + 1, legend.max_column + 1):
        legend.column_dimensions[get_column_letter(at)].hidden = True
    setup = legend.page_setup
    setup.orientation, setup.paperSize, setup.fitToHeight = "landscape", _A4, 0
    legend.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


def _make_ready(
    page: Worksheet, at: int, field: FormField, texts: FormTexts, check: DataValidation | None, *, is_whole: bool
) -> None:
    """By columns: no cell is written that nobody has filled in."""
    letter = get_column_letter(at)
    page.column_dimensions[letter].number_format = number_format(field.column, texts.language)
    page.column_dimensions[letter].protection = Protection(locked=is_whole)
    if check is not None and not (field.is_known and is_whole and not field.words):
        check.allow_blank, check.showErrorMessage = True, True
        check.errorStyle = "warning" if field.is_open else None
        page.add_data_validation(check)
        check.add(f"{letter}2:{letter}{_LAST_ROW}")


def _check(legend: Worksheet, at: int, field: FormField, texts: FormTexts) -> DataValidation | None:
    if field.words:
        first, last = (get_column_letter(len(_LEGEND) + n) for n in (1, len(field.words)))
        return DataValidation("list", formula1=f"{quote_sheetname(legend.title)}!${first}${at}:${last}${at}")
    if field.column.kind is ColumnKind.DATE:
        return DataValidation("date", operator="between", formula1="1", formula2=_LAST_DAY, error=texts.day)
    if field.longest:
        said = texts.too_long.replace("{n}", str(field.longest))
        return DataValidation("textLength", operator="lessThanOrEqual", formula1=str(field.longest), error=said)
    return None


def _fill(page: Worksheet, fields: Sequence[FormField], filled: FilledRows, language: str) -> None:
    last = len(fields) + 1
    for number, (key, values) in enumerate([(filled.over_keys, ()), *filled.rows], 1):
        for at, (field, value) in enumerate(zip(fields, values, strict=False), 1):
            cell = page.cell(number, at, value)
            cell.number_format = number_format(field.column, language)
            is_shut = value == NOT_ASKED or (field.is_known and value is not None)
            cell.protection = Protection(locked=is_shut)
            cell.alignment = Alignment(vertical="top", wrap_text=bool(field.about))
            if is_shut:
                cell.font = Font(_FONT, 11, color=_FAINT if value == NOT_ASKED else _INK)
                cell.fill = PatternFill("solid", fgColor=_PAPER)
            if isinstance(value, str):
                cell.data_type = "s"  # whatever it begins with
        page.cell(number, last, key).number_format = "@"
    for at, field in enumerate(fields, 1):
        texts = [] if field.about else [str(values[at - 1] or "") for _, values in filled.rows]
        dimension = page.column_dimensions[get_column_letter(at)]
        dimension.width = min(max([dimension.width, *(shown_width(text) + 2 for text in texts)]), _WIDEST)
    page.column_dimensions[get_column_letter(last)].hidden = True


def _protect(page: Worksheet) -> None:
    allowed = page.protection
    allowed.sheet = True
    allowed.formatCells = allowed.formatColumns = allowed.formatRows = allowed.sort = allowed.autoFilter = False
