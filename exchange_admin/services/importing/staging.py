"""From the cells of a workbook to a draft: the lists of its sheets, their columns, their rows as text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from pathlib import PurePath
from types import MappingProxyType

from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells
from exchange_admin.domain.fields import FieldType
from exchange_admin.domain.money import cell_text
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.reference import KnownNumbers
from exchange_admin.domain.wording import Wording
from exchange_admin.services.importing.blocks import first_of_several, parts_of, tables_below
from exchange_admin.services.importing.cells import NAME_COLUMNS
from exchange_admin.services.importing.columns_by_hand import part_headings, refuse_several_tables, with_columns_by_hand
from exchange_admin.services.importing.day_cells import DateOrder, likely_days
from exchange_admin.services.importing.draft import (
    REPEATED,
    ImportDraft,
    ImportOptions,
    StagedColumn,
    StagedRow,
    StagedSheet,
)
from exchange_admin.services.importing.forms import find_forms
from exchange_admin.services.importing.headed_by_hand import table_below
from exchange_admin.services.importing.headings import Headings, plain_heading
from exchange_admin.services.importing.joined_tables import with_joined_tables
from exchange_admin.services.importing.layouts import SheetPart, column_letter
from exchange_admin.services.importing.list_kinds import Verdict, judge
from exchange_admin.services.importing.list_shapes import KINDS, PEOPLE, RESULTS, kind_key, shape_of
from exchange_admin.services.importing.name_order import order_told
from exchange_admin.services.importing.names_of_peoples import note_peoples
from exchange_admin.services.importing.numbered_letters import with_sentences_apart
from exchange_admin.services.importing.numbered_texts import with_words_apart
from exchange_admin.services.importing.order_of_columns import WHOLE_NAMES, has_given_names_first
from exchange_admin.services.importing.parted_cells import with_parted_columns
from exchange_admin.services.importing.remarks import (
    note_contacts,
    note_doubt,
    note_earlier_versions,
    note_earlier_years,
    note_further_headings,
    note_other_sheets,
    note_titles_between,
    note_who_is_gone,
    note_who_is_struck,
)
from exchange_admin.services.importing.sheets import (
    IGNORED,
    ROW_NUMBER,
    UNREAD_KEYS,
    HeadingLine,
    LeftOut,
    ListColumnFound,
    SheetList,
    SheetTable,
    find_headings,
    list_below,
    shown,
)
from exchange_admin.services.importing.sources import Sources
from exchange_admin.services.importing.split_days import with_whole_days
from exchange_admin.services.importing.stacked_headings import with_groups_merged, with_names_for_groups
from exchange_admin.services.importing.teachers import note_remarks_of_teachers, note_teachers
from exchange_admin.services.importing.titles import institution_in, title_facts
from exchange_admin.services.importing.told_by_cells import told_by_values
from exchange_admin.services.importing.told_names import told_by_letters
from exchange_admin.services.importing.told_papers import told_by_days
from exchange_admin.services.importing.told_sex import with_sex_told
from exchange_admin.services.importing.told_sums import told_by_sums
from exchange_admin.services.importing.translated_headings import with_translations_beside
from exchange_admin.services.importing.two_lines import with_one_line_each
from exchange_admin.services.importing.unheaded import CellTests, find_unheaded
from exchange_admin.services.importing.words import ImportWords

Columns = Mapping[int, Sequence[CellValue]]
"""Cells of the rows of a list by the number of their column."""
_OF_ONE_PERSON = re.compile(
    r"full_name|sex|name(_\w+)?|family_\w+|given_\w+|patronymic|birth_date|\w+_(number|series)|(passport|national)_(issued|valid_until)|national_id|phone|email|messenger"
    r"|number|code|mark|score|grammar|reading|listening|writing|speaking|attended_hours"
)
"""Columns in which nobody has what the line above has."""
_PARTING = frozenset({"group", "heading", "another", "footer"})
"""Lines above which nothing is meant by 同上."""
_MAY_BE_A_DAY = (FieldType.DATE, FieldType.TIME, FieldType.MEMO)


def staged_draft(book: WorkbookCells, options: ImportOptions, sources: Sources, kinds: Sequence[str]) -> ImportDraft:
    """The draft, not checked yet. A list whose kind nobody said may be of any of `kinds`, those about people first.
    Raises RuleBroken with `import.no_list_found` and the like, `import.which_kind` where a person has to say it."""
    draft = ImportDraft(book.name, options, [], [])
    skipped = []
    book = with_columns_by_hand(book, options)
    if parts := part_headings(book, options):
        sources = replace(sources, tables=sources.tables.silent_about(parts))
    headings = sources.tables.headings
    if options.columns:
        headings = sources.tables.all_headings.told(dict(options.columns), options.kind)
    words = sources.tables.words
    book = replace(book, sheets=tuple(_a_thing_a_cell(sheet, headings, words) for sheet in book.sheets))
    lists, draft.other_sheets = _lists(book, options, sources, kinds)
    refuse_several_tables(book, options, lists)
    for sheet, tables in zip(book.sheets, lists, strict=True):
        draft.hides_unseen = draft.hides_unseen or sheet.hidden_rows is None
        if not tables:
            skipped.append(sheet.name)
        for table in tables:
            cells, found = table.cells, table.found
            unseen = hidden_rows(found, cells), hidden_columns(found, cells)
            if options.leave_out_hidden:
                found = without_hidden(found, cells)
            staged, rows = staged_list(cells, found, len(draft.sheets), book.days_from_1904, sources, headings)
            note_doubt(table, rows)
            _note_language(staged, book.name, words)
            note_teachers(book.name, found, rows, words)
            note_contacts(book.name, found, rows, sources)
            if not table.layout.forms:
                others = () if table.layout.columns else [one.found for one in tables]
                note_further_headings(cells, found, rows, [found, *others], sources)
            staged.layout = table.layout
            staged.hidden_rows, staged.hidden_columns = unseen
            draft.sheets.append(staged)
            draft.rows += rows
    note_earlier_years(draft)
    note_earlier_versions(draft, sources.tables.words)
    draft.skipped_sheets = tuple(skipped)
    draft.hidden_sheets = tuple(sheet.name for sheet in book.sheets if sheet.hidden)
    if not draft.rows:
        code = "import.no_list_of_kind" if options.kind in sources.registry else "import.no_list_found"
        raise RuleBroken(Problem(code, facts={"file": book.name, "kind": kind_key(options.kind)}))
    _refuse_unused(draft, options)
    return draft


def _note_language(staged: StagedSheet, file: str, words: ImportWords) -> None:
    """Of which language results are that have no title: as the sheet or the file says, 俄语水平测试成绩.csv."""
    if staged.kind == RESULTS and not staged.facts.get("language"):
        said = (title_facts((text,), words) for text in (staged.name, PurePath(file).stem))
        told = next((facts for facts in said if "language" in facts), {})
        staged.facts.update({key: told[key] for key in ("language", "course") if key in told})


def _a_thing_a_cell(sheet: SheetCells, headings: Headings, words: ImportWords) -> SheetCells:
    """The sheet with a line for each person, days in one cell and cells that hold two things parted."""
    sheet = with_translations_beside(sheet, headings)
    sheet = with_joined_tables(with_words_apart(with_sentences_apart(sheet, headings), headings), headings, words)
    lines = with_names_for_groups(with_one_line_each(with_groups_merged(sheet, headings), headings), headings)
    return with_parted_columns(with_whole_days(lines), headings, words)


def staged_list(
    sheet: SheetCells, found: SheetList, at: int, from_1904: bool, sources: Sources, headings: Headings
) -> tuple[StagedSheet, list[StagedRow]]:
    """A list that was found, with its rows as text; `at` is its number among the lists of the file, `headings` know
    what somebody said of its columns."""
    found = _with_unheaded_columns(sheet, found)
    found = told_by_days(sheet, told_by_letters(sheet, found, headings))
    found = told_by_sums(sheet, found)
    found = told_by_values(sheet, found, headings, _cell_tests(sources), sources.names)
    cells = _cells(sheet, found)
    texts = _texts(cells, found)
    rows = _staged_rows(found, texts, at)
    _put_what_stands_above(found, rows, texts, sources)
    _note_faults(sheet, found, cells, rows)
    note_who_is_gone(sheet, found, rows, sources)
    note_peoples(sheet, found, rows, sources.tables.words)
    note_who_is_struck(sheet, found, rows)
    note_remarks_of_teachers(sheet, found, rows, sources.tables.words)
    note_titles_between(sheet, found, rows, sources.tables.words)
    note_other_sheets(sheet, found, rows, sources)
    found = with_sex_told(found, rows, sources.tables.words)
    return _staged_sheet(found, texts, from_1904, sources), rows


def _lists(
    book: WorkbookCells, options: ImportOptions, sources: Sources, kinds: Sequence[str]
) -> tuple[list[list[SheetTable]], dict[str, tuple[str, ...]]]:
    """The lists of each sheet, and what other sheets with a list hold or may hold, by name."""
    tables = sources.tables
    seen = [at for at, sheet in enumerate(book.sheets) if not sheet.hidden]
    is_sure = options.kind in KINDS and len(seen) < 2
    by_hand = dict(options.header_rows)
    headings = tables.headings if is_sure and not by_hand else tables.all_headings
    if options.columns:
        headings = headings.told(dict(options.columns), options.kind)
    of_people = options.kind in ("", *KINDS)
    parts = [
        (at, part)
        for at in seen
        if book.sheets[at].name not in by_hand
        for part in (parts_of(book.sheets[at], headings, tables.words) if of_people else [SheetPart(book.sheets[at])])
    ]
    found, other = _found_in([part for _, part in parts], book.name, options, headings, tables.words, kinds)
    lists: list[list[SheetTable]] = [[] for _ in book.sheets]
    for (at, _), some in zip(parts, found, strict=True):
        lists[at] += some
    for number, (at, part) in enumerate(parts):
        if lists[at] and not found[number] and number not in other:
            lists[at][0] = _with_another_beside(lists[at][0], part.cells)
    others = {parts[number][1].cells.name: told for number, told in other.items()}
    for at in seen:
        sheet = book.sheets[at]
        if row := by_hand.get(sheet.name, 0):
            told = table_below(sheet, row, headings, tables.words, [options.kind] if options.kind else kinds)
            lists[at] += [told] if told is not None else []
    if options.kind in ("", PEOPLE):
        tests = _cell_tests(sources)
        for at in seen:
            sheet = book.sheets[at]
            if not lists[at] and sheet.name not in others and sheet.name not in by_hand:
                unheaded = find_unheaded(sheet, headings, tables.words, tests)
                lists[at] += [SheetTable(sheet, unheaded)] if unheaded is not None else []
    return lists, others


def _cell_tests(sources: Sources) -> CellTests:
    tables = sources.tables
    return CellTests(tables.words, KnownNumbers(tables.reference.document_shapes), sources.today)


def _with_another_beside(table: SheetTable, other: SheetCells) -> SheetTable:
    """Names the lines of a table beside it that is not read."""
    lines = [
        LeftOut(at + 1, "beside") for at, row in enumerate(other.rows) if any(cell not in (None, "") for cell in row)
    ]
    left_out = sorted([*table.found.left_out, *lines], key=lambda line: line.row)
    return replace(table, found=replace(table.found, left_out=tuple(left_out)))


def _found_in(
    parts: Sequence[SheetPart],
    file: str,
    options: ImportOptions,
    headings: Headings,
    words: ImportWords,
    kinds: Sequence[str],
) -> tuple[list[list[SheetTable]], dict[int, tuple[str, ...]]]:
    """The tables of each part that are read, and what others hold or may hold."""
    cells = [part.cells for part in parts]
    verdicts: dict[int, Verdict] = {}
    if not options.kind or len({sheet.name for sheet in cells}) > 1:
        of_people = tuple(kind for kind in kinds if kind in KINDS)
        others = [kind for kind in kinds if kind not in KINDS]
        verdicts = {at: judge(sheet, headings, words, others, of_people) for at, sheet in enumerate(cells)}
        verdicts |= _as_their_neighbours(parts, verdicts, headings)
    lines = {at: one.line for at, one in verdicts.items()}
    if options.kind:
        contest = (options.kind,)
        lines = {at: find_headings(sheet, headings, [contest])[contest] for at, sheet in enumerate(cells)}
    lists: list[list[SheetTable]] = [[] for _ in parts]
    forms = _forms(cells, lines, headings, words) if options.kind in ("", PEOPLE) else {}
    for at, found in forms.items():
        lists[at] = found
        verdicts.pop(at, None)
    if options.kind:
        read = {at: line for at, line in lines.items() if line is not None and at not in forms}
        other = _clearly_others(options.kind, verdicts, list(read))
    else:
        read, other = _by_verdict(file, verdicts, has_forms=any(forms.values()))
    for at, line in read.items():
        if at not in other:
            guess = not options.kind and verdicts[at].guess
            line, doubt = first_of_several(cells[at], line, headings, words)
            below = list_below(cells[at], line, headings, words)
            below = replace(below, guess=guess, titles=(*parts[at].titles, *below.titles))
            table = SheetTable(cells[at], below, parts[at].layout, parts[at].doubt or doubt)
            lists[at] = tables_below(table, headings, words)
    return lists, other


def _as_their_neighbours(
    parts: Sequence[SheetPart], verdicts: Mapping[int, Verdict], headings: Headings
) -> dict[int, Verdict]:
    """Parts of a sheet with the very headings of a list of people beside them are such lists too."""
    sure = {
        (part.cells.name, frozenset(line.keys()))
        for at, part in enumerate(parts)
        if part.layout.columns and (line := verdicts[at].line) and line.kind == PEOPLE and not verdicts[at].guess
    }
    found: dict[int, Verdict] = {}
    for at, part in enumerate(parts if sure else ()):
        if part.layout.columns and verdicts[at].line is None and PEOPLE in verdicts[at].candidates:
            line = find_headings(part.cells, headings, [(PEOPLE,)])[PEOPLE,]
            if line is not None and (part.cells.name, frozenset(line.keys())) in sure:
                found[at] = Verdict(line, candidates=verdicts[at].candidates, is_likely=True)
    return found


def _forms(
    sheets: Sequence[SheetCells], lines: Mapping[int, HeadingLine | None], headings: Headings, words: ImportWords
) -> dict[int, list[SheetTable]]:
    """By sheet the forms of those that hold forms, if only empty ones."""
    found = {at: find_forms(sheet, headings, words, lines[at]) for at, sheet in enumerate(sheets)}
    return {at: forms for at, forms in found.items() if forms is not None}


def _by_verdict(
    file: str, verdicts: Mapping[int, Verdict], *, has_forms: bool
) -> tuple[dict[int, HeadingLine], dict[int, tuple[str, ...]]]:
    """By sheet the headings of the list that is read, and the kinds of one that is not: lists of people are read, else
    those of one other kind. Raises RuleBroken with `import.which_kind` where none of them comes first."""
    lines = {at: one.line for at, one in verdicts.items() if one.line is not None}
    read = {at: line for at, line in lines.items() if not verdicts[at].guess}
    kinds = dict.fromkeys(line.kind for line in lines.values())
    if not read and not has_forms and len(kinds) == 1:
        read = lines
    other = {at: (one.kind,) if one.line else one.candidates for at, one in verdicts.items() if at not in read}
    other = {at: told for at, told in other.items() if told and (verdicts[at].is_likely or not (read or has_forms))}
    if other and not read and not has_forms:
        candidates = tuple(dict.fromkeys(kind for told in other.values() for kind in told))
        facts = {"file": file, "kinds": tuple(map(kind_key, candidates))}
        raise RuleBroken(Problem("import.which_kind", facts=facts))
    return read, other


def _clearly_others(kind: str, verdicts: Mapping[int, Verdict], found: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Sheets that are clearly of another kind than what was said of their workbook: those without such a list, and of
    those `found` with one the others where some are of that kind beyond doubt."""
    is_there = any(verdicts[at].candidates[:1] == (kind,) for at in found if at in verdicts)
    return {
        at: (one.kind,)
        for at, one in verdicts.items()
        if one.line is not None and one.kind != kind and (at not in found or (is_there and one.guess))
    }


def _staged_sheet(
    found: SheetList, texts: Mapping[str, Sequence[str]], from_1904: bool, sources: Sources
) -> StagedSheet:
    sheet = StagedSheet(found.sheet, found.kind, found.header_row, (), from_1904=from_1904)
    columns = [
        with_order(
            sheet,
            StagedColumn(column.key, column.heading, column.index, guess=column.guess),
            texts.get(column.key, ()),
            sources.tables.words,
            sources.today,
        )
        for column in _read_columns(found)
    ]
    last = max((column.index for column in found.columns), default=-1)
    lacking = [key for key in shape_of(found.kind).required if all(key != column.key for column in columns)]
    columns += [StagedColumn(key, "", last + at) for at, key in enumerate(lacking, 1)]
    facts = title_facts(found.titles, sources.tables.words)
    if institution := institution_in(found.titles, sources.places.names()):
        facts["institution"] = institution
    return StagedSheet(
        name=found.sheet,
        kind=found.kind,
        header_row=found.header_row,
        columns=tuple(columns),
        titles=found.titles,
        facts=facts,
        unread=tuple(column.heading for column in found.columns if not column.key),
        left_out=found.left_out,
        from_1904=from_1904,
        ignored=tuple(column.heading for column in found.columns if column.key == IGNORED),
        numbering=tuple(column.heading for column in found.columns if column.key == ROW_NUMBER),
        guess=found.guess,
    )


_SAYS_FAMILY = re.compile(r"ф\.?\s?и\b|ф\.?\s?и\.?\s?о|фам|姓", re.IGNORECASE)


def with_order(
    sheet: StagedSheet, column: StagedColumn, texts: Sequence[str], words: ImportWords, today: date
) -> StagedColumn:
    """The column with what it shows about the order of day and month, if it holds days, or of the parts of names."""
    is_open = column.heading.isascii() or (  # «ФИО» and 姓名 say themselves that the family name stands first
        not _SAYS_FAMILY.search(column.heading) and not all(map(str.isascii, texts))
    )
    if column.key in WHOLE_NAMES and is_open and not order_told(column.heading):
        return replace(column, given_first=has_given_names_first(texts, words))
    field = shape_of(sheet.kind).field(column.key)
    if field is None or field.type is not FieldType.DATE:
        return column
    order = DateOrder.of(texts, sheet.from_1904, likely_days(column.key, today))
    return replace(column, day_first=order.day_first, short=order.short)


def _refuse_unused(draft: ImportDraft, options: ImportOptions) -> None:
    """What was said of a heading that no sheet has would be left out without a word."""
    there = {plain_heading(heading) for sheet in draft.sheets for heading in sheet.headings()}
    for heading, _ in options.columns:
        if plain_heading(heading) not in there:
            raise RuleBroken(Problem("import.no_such_heading", facts={"typed": heading}))


def _staged_rows(found: SheetList, texts: Mapping[str, Sequence[str]], at: int) -> list[StagedRow]:
    """The rows with their cells as text; `at` is the number of the sheet."""
    keys = list(texts)
    if not keys:
        return [StagedRow(at, number, {}) for number in found.rows]
    return [
        StagedRow(at, number, dict(zip(keys, cells, strict=True)))
        for number, cells in zip(found.rows, zip(*texts.values(), strict=True), strict=True)
    ]


def _put_what_stands_above(
    found: SheetList, rows: Sequence[StagedRow], texts: Mapping[str, Sequence[str]], sources: Sources
) -> None:
    """同上 and «то же», where several people may have the same. In a column of what is one's own, and where nothing
    stands above, it is a fault of the cell."""
    parting = sorted(line.row for line in found.left_out if line.why in _PARTING)
    for key in texts:
        same = set(filter(sources.tables.words.says_the_same, set(texts[key])))
        above, before, is_own = "", 0, _OF_ONE_PERSON.fullmatch(key) is not None
        for row in rows if same else ():
            if bisect_right(parting, before) < bisect_left(parting, row.number):
                above = ""
            before = row.number
            if row.cells[key] not in same:
                above = row.cells[key]
            elif above and not is_own:
                row.cells[key] = above
                row.cells[REPEATED] = f"{row.cells.get(REPEATED, '')} {key}".strip()
            else:
                row.faults = {**row.faults, key: "cell.same_as_above"}


def _note_faults(sheet: SheetCells, found: SheetList, cells: Columns, rows: Sequence[StagedRow]) -> None:
    key_of = {column.index: column.key for column in _read_columns(found)}
    unmeant = _days_for_other_things(found, cells)
    if faults := {**_names_of_rows_above(sheet, key_of), **unmeant, **sheet.faults}:
        by_number = {row.number: row for row in rows}
        for (line, index), code in faults.items():
            row = by_number.get(line + 1)
            if row is not None and index in key_of:
                row.faults = {**row.faults, key_of[index]: code}


def _with_unheaded_columns(sheet: SheetCells, found: SheetList) -> SheetList:
    """Cells beside the people under no heading are in no field: their columns are named by their letters."""
    if found.kind not in KINDS or not found.header_row:
        return found
    headed = {column.index for column in found.columns}
    filled = {
        at
        for number in found.rows
        for at, cell in enumerate(sheet.rows[number - 1])
        if at not in headed and cell not in (None, "")
    }
    columns = [ListColumnFound(at, column_letter(at), "") for at in sorted(filled)]
    return replace(found, columns=(*found.columns, *columns)) if columns else found


def _names_of_rows_above(sheet: SheetCells, key_of: Mapping[int, str]) -> dict[tuple[int, int], str]:
    """Cells with the name of the row above: they are merged with it, so that nobody knows who stands there."""
    return {
        (line, left): "cell.merged_name"
        for top, left, bottom, _ in sheet.merged
        if bottom > top and key_of.get(left) in NAME_COLUMNS
        for line in range(top + 1, bottom + 1)
    }


def _days_for_other_things(found: SheetList, cells: Columns) -> dict[tuple[int, int], str]:
    """Days in columns that hold none: a spreadsheet makes a day of 3-01, be it a number, a code or a mark."""
    shape = shape_of(found.kind)
    fields = ((column.index, shape.field(column.key)) for column in _read_columns(found))
    columns = [index for index, field in fields if field is not None and field.type not in _MAY_BE_A_DAY]
    return {
        (number - 1, index): "cell.is_a_day"
        for index in columns
        if any(issubclass(one, date) for one in set(map(type, cells[index])))
        for number, cell in zip(found.rows, cells[index], strict=True)
        if isinstance(cell, date)
    }


def _read_columns(found: SheetList) -> list[ListColumnFound]:
    return [column for column in found.columns if column.key and column.key not in UNREAD_KEYS]


def _cells(sheet: SheetCells, found: SheetList) -> Columns:
    """The cells of the people in the columns that are read."""
    cells = list(zip_longest(*[sheet.rows[number - 1] for number in found.rows]))
    nothing = [None] * len(found.rows)
    return {
        column.index: cells[column.index] if column.index < len(cells) else nothing for column in _read_columns(found)
    }


def _texts(cells: Columns, found: SheetList) -> dict[str, list[str]]:
    """The same as text, by the key of their column."""
    columns = {column.key: cells[column.index] for column in _read_columns(found)}
    texts = {
        key: ["" if one is None else one.strip() if type(one) is str else shown(one) for one in column]
        for key, column in columns.items()
    }
    for key, column in columns.items():
        field = shape_of(found.kind).field(key)
        if field is not None and (show := _NUMBERS.get(field.type)):
            pairs = zip(column, texts[key], strict=True)
            texts[key] = [show(one) if isinstance(one, int | float) else text for one, text in pairs]
    return texts


def _shown_number(value: float) -> str:
    """The number 85.125 of a cell has no signs between thousands; the text “85.125” may have."""
    text = shown(value)
    return f"{text}0" if type(value) is float and text[-4:-3] == "." else text


_NUMBERS: Mapping[FieldType, Callable[[int | float], str]] = MappingProxyType(
    {
        FieldType.MONEY: cell_text,
        **dict.fromkeys((FieldType.INTEGER, FieldType.DECIMAL, FieldType.MINUTES), _shown_number),
    }
)
"""How the number of a cell is shown, by the type of the field that it is for."""


HIDDEN = "hidden"
"""Why a line is left out that somebody has hidden."""


def hidden_rows(found: SheetList, sheet: SheetCells) -> tuple[int, ...]:
    """Numbers of the people's rows that are hidden, as the sheet counts."""
    unseen = sheet.hidden_rows
    return tuple(number for number in found.rows if number - 1 in unseen) if unseen else ()


def hidden_columns(found: SheetList, sheet: SheetCells) -> dict[str, str]:
    """Headings of the hidden columns of the list by the letter of the column."""
    unseen = sheet.hidden_columns
    columns = [column for column in found.columns if column.index in unseen] if unseen else []
    return {column_letter(column.index): column.heading for column in columns}


def without_hidden(found: SheetList, sheet: SheetCells) -> SheetList:
    """The list as somebody sees it: hidden rows are left out, hidden columns not read."""
    rows, columns = set(hidden_rows(found, sheet)), hidden_columns(found, sheet)
    left_out = [*found.left_out, *(LeftOut(number, HIDDEN) for number in rows)]
    return replace(
        found,
        rows=tuple(number for number in found.rows if number not in rows),
        left_out=tuple(sorted(left_out, key=lambda line: line.row)),
        columns=tuple(
            replace(column, key="", guess=False) if column_letter(column.index) in columns else column
            for column in found.columns
        ),
    )


def said_hidden(sheet: StagedSheet, words: Wording) -> str:
    """“rows 5–9, column F (“Phone”)”; empty where nothing is hidden."""
    parts = []
    rows = sheet.hidden_rows
    if sheet.layout.in_columns:
        parts += [words.say("import.hidden.column", {"column": sheet.layout.place(number)}) for number in rows]
    elif rows:
        code = "import.hidden.row" if len(rows) == 1 else "import.hidden.rows"
        parts.append(words.say(code, {"row": rows[0], "rows": spans(rows)}))
    for letter, heading in sheet.hidden_columns.items():
        code = "import.hidden.column_called" if heading else "import.hidden.column"
        parts.append(words.say(code, {"column": letter, "heading": heading}))
    return words.listed(parts)


def said_layout(sheet: StagedSheet, words: Wording) -> str:
    """That a sheet was read otherwise than line by line; empty where it was not."""
    if sheet.layout.in_columns:
        return words.say("import.layout.in_columns")
    return words.say("import.layout.forms", {"n": len(sheet.layout.forms)}) if sheet.layout.forms else ""


def spans(numbers: Iterable[int]) -> str:
    """5–9, 12: numbers in order, those that follow each other joined."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1][1:] = [number]
        else:
            found.append([number])
    return ", ".join("–".join(map(str, ends)) for ends in found)
