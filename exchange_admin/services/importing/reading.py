"""From the cells of staged rows to values, column by column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.reference import KnownNumbers
from exchange_admin.names import fold, joined_document_number
from exchange_admin.names.scripts import has_han
from exchange_admin.services.importing.card_days import complete_from_card
from exchange_admin.services.importing.cells import CellReader
from exchange_admin.services.importing.columns_by_hand import PARTS_OTHERWISE
from exchange_admin.services.importing.day_cells import DateOrder
from exchange_admin.services.importing.draft import (
    CONTACTS,
    FROM_TITLE,
    FURTHER,
    GONE,
    NOT_IN_ANSWER,
    OLD_SHEET,
    OTHER_TABLE,
    RELATIVES,
    REPEATED,
    SAMPLE,
    STRUCK,
    UNSURE,
    StagedColumn,
    StagedRow,
    StagedSheet,
)
from exchange_admin.services.importing.list_shapes import HOME, PEOPLE, shape_of
from exchange_admin.services.importing.name_order import GIVEN_FIRST, is_headed_with_stroke, order_told
from exchange_admin.services.importing.names_beside import settle_latin_names
from exchange_admin.services.importing.names_of_peoples import ask_about_names_of_peoples
from exchange_admin.services.importing.order_of_columns import (
    WHOLE_NAMES,
    ask_about_families_of_two_words,
    ask_about_repeated_names,
    ask_about_turned_parts,
    ask_about_unknown_order,
    settle_chinese_order,
    with_given_names_first,
)
from exchange_admin.services.importing.readings import Doubtful, Reading

_SPECIAL, _GENERAL = ("name_han", "name_cyrillic", "name_latin"), "full_name"
_PARTS = ("family_name", "given_name", "patronymic", "family_latin", "given_latin")
_SCRIPTS = (
    ("family_han", "given_han"),
    ("family_cyrillic", "given_cyrillic", "patronymic"),
    ("family_latin", "given_latin"),
)
_NAME_PARTS = frozenset(name for parts in _SCRIPTS for name in parts)
_SERIES = {
    "passport_series": ("passport_number", "document_number"),
    "document_series": ("document_number", "passport_number"),
    "national_series": ("national_id",),
}
"""Columns with the series of a document, and those that may have its number."""
_WHOLE_SPECIALITY = {"speciality": "speciality_name"}
"""What a column that holds more says first."""
_WITH_MORE = frozenset({"passport_number", "document_number", "national_id", "passport_valid_until", "speciality_code"})
"""Columns whose cells may say what another column says as well."""
_ASIDE = frozenset(
    {
        "unit", "role", "study_year", "level", "position", "speciality", "speciality_code", "speciality_name", "note",
        "birth_place", "address", "emergency_contact", "messenger", "national_issued", "national_valid_until",
        "national_issued_by", "passport_issued_by", "patronymic",
    }
)  # fmt: skip
"""Columns of people of which a guess is left out and told."""
_DAYS = frozenset({"passport_issued", "passport_valid_until"})
_DAYS_OF_PAPERS = _DAYS | {"national_issued", "national_valid_until"}
_OF_A_DAY = re.compile("дат|числ|日期|时间|年月|date|day", re.IGNORECASE)
_ASKS_FOR_MONTHS = re.compile("年月(?!日)|месяц и год|год и месяц|month and year|year and month", re.IGNORECASE)
_ASKS_FOR_YEARS = re.compile(
    r"год\s+рожд|(?<!\w)г\.?\s*р(?:ожд|\.|$)|ту(?:ыл)?ған\s+жыл|төрсөн\s+он|出生年(?!月)|year\s+of\s+birth|birth\s+year",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:19|20)\d\d(?:\.0)?\s*(?:г\.?\s?р?\.?|год[а]?(?:\s+рожд\w*)?|ж(?:ыл)?\.?|он|年生?)?", re.IGNORECASE
)
_FIRST_OF_MONTH = re.compile(r"\d{4}-\d\d-01")
"""How the day of a cell is shown; whoever types one writes 2005.03.01 as often."""
_MONTH = re.compile(r"(?:19|20)\d\d\s?[./年-]\s?\d{1,2}月?|\d{1,2}\s?[./-]\s?(?:19|20)\d\d")
_OF_DAYS = re.compile("有效|签发|到期|截止|срок|действ|годен|выда|оконч|valid|expir|issue|until", re.IGNORECASE)
_OF_PASSPORTS = re.compile("护照|证件|паспорт|загран|документ|passport|document", re.IGNORECASE)
"""What a guessed heading of days has to speak of to be worth a question: 证书有效期至 is of a certificate. Where it
speaks of neither, cells alone have told."""
_NOTED_AND_ASKED = (CONTACTS, FURTHER, OLD_SHEET, OTHER_TABLE, RELATIVES, SAMPLE, STRUCK, UNSURE)
_NOTED = frozenset({GONE, NOT_IN_ANSWER, REPEATED, FROM_TITLE, *_NOTED_AND_ASKED})
"""Keys of what is noted of a row beside its cells; hardly a long list has any."""
_PAIR = 2  # words
_FEWEST_MONTHS = 2
_MOST_PARTS = 3  # of a name in one script
_FEWEST_COLUMNS = 3  # of a list whose lines say more than a name


def read_rows(sheet: StagedSheet, rows: Sequence[StagedRow], reader: CellReader) -> None:
    """Sets `values` and `problems` of the rows from their cells, and nothing else. All rows are of `sheet`."""
    for row in rows:
        row.values, row.problems = {}, []
    cells = [row.cells for row in rows]
    columns = sorted(sheet.columns, key=_rank)
    names = [column for column in columns if _rank(column)]
    besides: list[tuple[StagedRow, str, Mapping[str, Value]]] = []
    for column in columns:
        key = column.key
        texts = [one.get(key, "") for one in cells]
        if is_left_aside(sheet, column):
            _tell_left_aside(column, rows, texts)
            continue
        is_turned = _rank(column) > 1 and order_told(column.heading) == GIVEN_FIRST
        if is_turned:
            turned = {text: reader.people.family_first(text) for text in set(texts)}
            texts = [turned[text] for text in texts]
        elif key == _GENERAL and is_headed_with_stroke(column.heading):
            texts = list(reader.people.from_tickets(column.heading, texts))
        readings = reader.column(key, texts, DateOrder(column.day_first, sheet.from_1904, column.short))
        if column.given_first:
            readings = with_given_names_first(key, texts, readings, reader)
        has_cards = any(one.key == "national_id" for one in columns)  # they tell the day
        if key == "birth_date" and not has_cards and _ASKS_FOR_MONTHS.search(column.heading):
            readings = [_without_month(*one) for one in zip(texts, readings, strict=True)]
        if key == "birth_date" and not has_cards and _ASKS_FOR_YEARS.search(column.heading):
            readings = [_without_year(*one) for one in zip(texts, readings, strict=True)]
        if key in _DAYS_OF_PAPERS and _are_months(texts):
            readings = [_told_as_month(key, text) for text in texts]
        if key in _WITH_MORE:
            besides += [
                (row, key, one) for row, one in zip(rows, readings, strict=True) if type(one) is dict and len(one) > 1
            ]
            readings = [_without_told(key, *one) for one in zip(rows, readings, strict=True)]
        _put(rows, readings, column, fill=_rank(column) > 1 and column != names[0])
        if is_turned or column.given_first:
            _ask_about_long_names(column.key, rows)
        if column.guess:
            _ask_about(column, rows, texts, by_cells=not sheet.header_row)
    if sheet.hidden_rows:
        _tell_hidden(sheet, rows)
    may_lack = len(columns) >= _FEWEST_COLUMNS and not shape_of(sheet.kind).name_is_enough
    series_keys = [key for key in _SERIES if any(column.key == key for column in columns)]
    are_noted = not _NOTED.isdisjoint(frozenset[str]().union(*cells))
    for row in rows:
        if row.faults:
            row.problems += [_said_of_fault(code, key, row.cells.get(key, "")) for key, code in row.faults.items()]
        says_little = may_lack and len(row.values) <= _MOST_PARTS
        if says_little and sum(map(bool, row.cells.values())) == 1:
            key = next(key for key, text in row.cells.items() if text)
            row.problems.append(Problem("import.only_one_cell", key, {"typed": row.cells[key]}, Level.ASKS))
        if are_noted:
            _tell_what_is_noted(row, names, columns)
        for key in series_keys:
            if series := row.values.pop(key, None):
                numbers = _SERIES[key]
                _join(row, str(series), next((one for one in numbers if one in row.cells), numbers[0]), reader)
    if any(column.key == NUMBER for column in columns):
        if not series_keys:
            ask_about_lost_zeros(rows)
        for row in rows:
            settle_document(row, reader.numbers)
    for row, key, reading in besides:
        _ask_about_other_days(row, key, reading)
    if any(column.key == "messenger" for column in columns):
        _put_numbers_for_messengers(rows, reader)
    if any(column.key == "citizenship" for column in columns):
        settle_chinese_order(rows, reader)
    if len(names) > 1 or any(row.values.get("family_latin") and row.values.get("family_han") for row in rows):
        settle_latin_names(rows, reader.names, reader.words)
    for column in names:
        if column.key == "name_latin":
            ask_about_families_of_two_words(column.key, column.heading, rows, reader)
    if len(names) > 1:
        ask_about_turned_parts(rows, reader.words)
        ask_about_repeated_names(rows, reader)
    ordered = {column.key for column in names if order_told(column.heading) or column.given_first}
    for key in WHOLE_NAMES & {column.key for column in names} - ordered:
        ask_about_unknown_order(key, rows, reader)
    ask_about_names_of_peoples(rows, reader.names, reader.words, ordered.__contains__)
    if {NUMBER, "national_id"} & {column.key for column in columns}:
        for row in rows:
            complete_from_card(row, reader.numbers)


def _tell_what_is_noted(row: StagedRow, names: Sequence[StagedColumn], columns: Sequence[StagedColumn]) -> None:
    """What the list says of the row besides its own cells."""
    name = next((column.key for column in names if row.cells.get(column.key)), "")
    if said := row.cells.get(GONE):
        row.problems.append(Problem("import.says_gone", name, {"typed": said}, Level.ASKS))
    if said := row.cells.get(NOT_IN_ANSWER):
        told = (column.key for column in (*names, *columns) if row.cells.get(column.key))
        row.problems.append(Problem("import.not_in_answer", next(told, ""), {"row": said}, Level.ASKS))
    for key in row.cells.get(REPEATED, "").split():
        row.problems.append(Problem("import.repeated", key, {"typed": row.cells.get(key, "")}, Level.INFORMS))
    for key in row.cells.get(FROM_TITLE, "").split():
        row.problems.append(Problem("import.from_title", key, {"typed": row.cells.get(key, "")}, Level.INFORMS))
    for what in _NOTED_AND_ASKED:
        if said := row.cells.get(what):
            row.problems.append(Problem(f"import.{what}", name, {"typed": said}, Level.ASKS))


def is_left_aside(sheet: StagedSheet, column: StagedColumn) -> bool:
    """Whether a guessed column of a list of people is left out until somebody confirms it, since it says nothing that a
    person cannot be entered without; who people are and how they are reached is worth a question."""
    if not column.guess or sheet.kind != PEOPLE or not sheet.header_row:
        return False
    if column.key == "birth_place" and _OF_A_DAY.search(column.heading):
        return False
    if column.key in _DAYS:
        return _OF_DAYS.search(column.heading) is not None and not _OF_PASSPORTS.search(column.heading)
    return column.key in _ASIDE or (column.key == HOME and bool(sheet.facts.get("institution")))


def _tell_left_aside(column: StagedColumn, rows: Sequence[StagedRow], texts: Sequence[str]) -> None:
    for row, text in zip(rows, texts, strict=True):
        if text:
            facts = {"heading": column.heading, "typed": text}
            row.problems.append(Problem("import.column_aside", column.key, facts, Level.INFORMS))


def _without_month(text: str, reading: Reading) -> Reading:
    """2006.04 under 出生年月 is no day: it is told, and nothing is taken. The first of a month may only be how a
    spreadsheet keeps one."""
    if _MONTH.fullmatch(text.strip()):
        return Doubtful({}, Problem("import.only_month", "birth_date", {"typed": text}, Level.INFORMS))
    if isinstance(reading, Mapping) and _FIRST_OF_MONTH.fullmatch(text.strip()):
        return Doubtful(reading, Problem("import.month_or_day", "birth_date", {"typed": text}, Level.ASKS))
    return reading


def _are_months(texts: Sequence[str]) -> bool:
    """Whether a column of days has months alone, 03.2035: among whole days one has lost its day, and is asked about."""
    said = [text.strip() for text in texts if text.strip()]
    return len(said) >= _FEWEST_MONTHS and all(map(_MONTH.fullmatch, said))


def _told_as_month(key: str, text: str) -> Reading:
    told = Problem("import.month_of_paper", key, {"typed": text}, Level.INFORMS)
    return Doubtful({}, told) if text.strip() else {}


def _without_year(text: str, reading: Reading) -> Reading:
    """2007 under «Год рождения» is no day either; where others write whole days there, they are read."""
    if not _YEAR.fullmatch(text.strip()):
        return reading
    return Doubtful({}, Problem("import.only_year", "birth_date", {"typed": text}, Level.INFORMS))


def _said_of_fault(code: str, key: str, typed: str) -> Problem:
    return Problem(code, key, {"typed": typed}, Level.ASKS if code == PARTS_OTHERWISE else Level.BLOCKS)


def _without_told(key: str, row: StagedRow, reading: Reading) -> Reading:
    """What stands on the paper besides, where no other column of the row says it."""
    if type(reading) is not dict or len(reading) < 2:
        return reading
    told = {_WHOLE_SPECIALITY.get(column, column) for column, text in row.cells.items() if text and column != key}
    return {name: value for name, value in reading.items() if name == key or name not in told}


def _ask_about_other_days(row: StagedRow, key: str, said: Mapping[str, Value]) -> None:
    """A day in the cell of the number that is not the one in its own column."""
    other = (name for name in sorted(_DAYS_OF_PAPERS & said.keys()) if row.values.get(name) not in (None, said[name]))
    if name := next(other, ""):
        facts = {"typed": said[name], "other": row.values[name]}
        row.problems.append(Problem("import.day_differs", key, facts, Level.ASKS))


def _put_numbers_for_messengers(rows: Sequence[StagedRow], reader: CellReader) -> None:
    """同手机号 is the number of the telephone, which is told; without one in the row it says nothing."""
    for row in rows:
        typed = row.cells.get("messenger", "")
        if not typed or not reader.words.is_number_of_phone(typed):
            continue
        row.values.pop("messenger", None)
        if phone := row.values.get("phone"):
            row.values["messenger"] = phone
            facts = {"typed": typed, "level": phone}
            row.problems.append(Problem("import.level_understood", "messenger", facts, Level.INFORMS))


def _tell_hidden(sheet: StagedSheet, rows: Sequence[StagedRow]) -> None:
    unseen = frozenset(sheet.hidden_rows)
    code = "import.hidden_person_column" if sheet.layout.in_columns else "import.hidden_row"
    for row in rows:
        if row.number in unseen:
            row.problems.append(Problem(code, "", {"row": sheet.place(row)}, Level.INFORMS))


def _rank(column: StagedColumn) -> int:
    """The parts of a name say more than a name in one script, and that says more than a name in general."""
    if column.key in _PARTS:
        return 1
    return 2 if column.key in _SPECIAL else 3 if column.key == _GENERAL else 0


def _put(rows: Sequence[StagedRow], readings: Sequence[Reading], column: StagedColumn, *, fill: bool) -> None:
    """Writes what was read into the rows; with `fill` only scripts of a name that no other column has told. What two
    columns of a name say otherwise is asked about."""
    is_name = _rank(column) > 0
    for row, reading in zip(rows, readings, strict=True):
        if not reading:
            continue
        if type(reading) is dict and not is_name:  # nearly all cells
            row.values.update(reading)
            continue
        if isinstance(reading, Problem):
            row.problems.append(reading)
            continue
        if isinstance(reading, Doubtful):
            row.problems.append(reading.problem)
        values = reading.values if isinstance(reading, Doubtful) else reading
        if is_name and row.values:
            look = _untold if fill else _told_otherwise
            if problem := look(row.values, values, column.key):
                row.problems.append(problem)
        row.values.update(_unsaid(row.values, values) if fill else values)


def _untold(told: Mapping[str, Value], more: Mapping[str, Value], key: str) -> Problem | None:
    """Asks about a name that is left out for what other columns tell of it, and that has words which they do not have:
    «Имя по паспорту» beside «Фамилия»; and about 李伟 beside 伟 as the family name, Ким Виктор
    beside Виктор."""
    for parts in _scripts_of(tuple(more)):
        if all(_agree(told, more, name) for name in parts):
            continue
        words, known = (_words_of(one, parts) for one in (more, told))
        is_turned = words == known and parts[0] != "family_latin"  # English whole names have the given name first
        if is_turned or not words <= known:
            return _differs(
                key, *(" ".join(filter(None, (str(one.get(name) or "") for name in parts))) for one in (more, told))
            )
    return None


def _told_otherwise(told: Mapping[str, Value], more: Mapping[str, Value], key: str) -> Problem | None:
    """Asks about a part of a name that two columns tell in two ways: «Артём Павлович» beside «Иванович»."""
    for name in more:
        if name in _NAME_PARTS and not _agree(told, more, name):
            return _differs(key, str(more[name]), str(told[name]))
    return None


def _differs(key: str, typed: str, other: str) -> Problem:
    return Problem("import.name_differs", key, {"typed": typed, "other": other}, Level.ASKS)


def _agree(told: Mapping[str, Value], more: Mapping[str, Value], name: str) -> bool:
    return name not in told or not more.get(name) or fold(str(told[name])) == fold(str(more[name]))


def _words_of(values: Mapping[str, Value], parts: Sequence[str]) -> frozenset[str]:
    return frozenset(word for name in parts for word in fold(str(values.get(name) or "")).split())


def _unsaid(told: Mapping[str, Value], more: Mapping[str, Value]) -> Mapping[str, Value]:
    """What `more` adds to the parts of a name that are told: other scripts, and the patronymic of the very name."""
    scripts = _scripts_of(tuple(more))
    if not any(name in told for parts in scripts for name in parts):
        return more
    found: dict[str, Value] = {}
    for parts in scripts:
        if all(_agree(told, more, name) for name in parts):
            found |= {name: more[name] for name in parts if name in more}
    return found


@lru_cache(maxsize=64)
def _scripts_of(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The parts of names in the scripts that some parts are in."""
    return tuple(parts for parts in _SCRIPTS if not set(parts).isdisjoint(names))


def _ask_about(column: StagedColumn, rows: Sequence[StagedRow], texts: Sequence[str], *, by_cells: bool) -> None:
    code = "import.column_by_cells" if by_cells else "import.column_guessed"
    asked = Problem(code, column.key, {"heading": column.heading}, Level.ASKS)
    for row, text in zip(rows, texts, strict=True):
        if text:
            row.problems.append(asked)


def _ask_about_long_names(key: str, rows: Sequence[StagedRow]) -> None:
    """Of three words under “given name, surname” nobody can say where the surname begins."""
    for row in rows:
        text = row.cells.get(key, "")
        is_long = len(text.split()) > _PAIR and not row.values.get("patronymic") and not has_han(text)
        if is_long and not any(problem.field == key for problem in row.problems):
            family = row.values.get("family_latin") or row.values.get("family_cyrillic") or ""
            row.problems.append(Problem("import.name_order", key, {"typed": text, "family": family}, Level.ASKS))


def _join(row: StagedRow, series: str, key: str, reader: CellReader) -> None:
    number = row.values.get(key)
    if number is None and any(problem.field == key for problem in row.problems):
        return  # what is wrong with the number has been said
    try:
        joined = joined_document_number(series, str(number or ""))
    except RuleBroken as refused:
        row.problems.append(Problem(refused.problem.code, key, refused.problem.facts))
        return
    row.values[key] = joined
    if not reader.numbers.has_series(series, joined):
        facts = {"series": series, "number": joined.removeprefix(series)}
        row.problems.append(Problem("import.series_unusual", key, facts, Level.ASKS))
    row.problems += reader.number_problems(key, joined)


NUMBER, KIND = "document_number", "document_kind"
PASSPORT, NATIONAL_ID = "passport", "national_id"
PASSPORTS = (PASSPORT, "service_passport")
_BARE = re.compile(r"\d{9}(?:\.0)?")
_YEARS = re.compile(r"\d(?:9[7-9]|[0-3]\d)\d{6}")
DETAILS = ("issued", "valid_until", "issued_by")
"""What may stand beside a number, kept as `passport_issued` and so on, or as `national_issued`."""


def settle_document(row: StagedRow, numbers: KnownNumbers) -> None:
    """Makes the number one of a passport or of an identity card: by the kind that the row names, else by its shape.

    A number that no kind has stays one of a passport, and is asked about there.
    """
    values = row.values
    told, number = values.get(KIND), values.get(NUMBER)
    if number is None:
        return
    kind = str(told or _kind_of(str(number), values.get("citizenship"), numbers))
    key = "national_id" if kind == NATIONAL_ID else "passport_number"
    if values.get(key) not in (None, number):
        row.problems.append(Problem("import.second_document", NUMBER, {"one": values[key], "other": number}))
        return
    if kind == NATIONAL_ID:
        if not values.get("passport_number"):
            _move_details(row)
        if not told and "CN" not in numbers.countries(NATIONAL_ID, str(number)):
            row.problems.append(Problem("import.read_as_card", NUMBER, {"number": number}, Level.INFORMS))
    elif kind != PASSPORT:
        values["passport_kind"] = kind
    values[key] = number


def ask_about_lost_zeros(rows: Sequence[StagedRow]) -> None:
    """Nine digits below a plain «Паспорт» may be ten of an internal passport, whose first one a sheet has lost: 05 12
    345678 of Primorye is 512345678 there. Asks where the year of printing, which is behind the region in its series
    (resolution 828 of 8 July 1997), would stand right in all such numbers of the column."""
    bare = [
        row
        for row in rows
        if row.values.get(KIND) is None
        and row.values.get("citizenship") in (None, "RU")
        and _BARE.fullmatch(row.cells.get(NUMBER, "").strip())
    ]
    if bare and all(_YEARS.fullmatch(str(row.values.get(NUMBER))) for row in bare):
        for row in bare:
            facts = {"number": row.values.get(NUMBER)}
            row.problems.append(Problem("import.zero_may_be_lost", NUMBER, facts, Level.ASKS))


def _kind_of(number: str, citizenship: Value, numbers: KnownNumbers) -> str:
    cards = numbers.countries(NATIONAL_ID, number)
    if any(numbers.countries(kind, number) for kind in PASSPORTS) or citizenship not in {None, *cards}:
        return PASSPORT
    return NATIONAL_ID if cards else PASSPORT


def _move_details(row: StagedRow) -> None:
    for name in DETAILS:
        if (value := row.values.pop(f"passport_{name}", None)) is not None:
            row.values[f"national_{name}"] = value
