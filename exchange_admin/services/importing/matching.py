"""Which record of the office a row of a list is about: told by unique fields, else by all that its kind is known by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from exchange_admin.domain.fields import Field, FieldType, Kind, Privacy, Value, Values
from exchange_admin.domain.labels import label_fields
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry.parts import NAMES
from exchange_admin.domain.steps import Record
from exchange_admin.names import fold
from exchange_admin.services.importing.draft import LEFT_OUT, OLD_SHEET, StagedRow, StagedSheet
from exchange_admin.services.importing.list_shapes import NAME
from exchange_admin.store import Store


def same(one: Value, other: Value) -> bool:
    """However the letters and the lines are written."""
    return one == other or (one is not None and other is not None and fold(str(one)) == fold(str(other)))


def value_differs(column: str, name: str, ours: object, theirs: object) -> Problem:
    """Asks which of two values of a field is right; `column` is where the file says it."""
    return Problem("import.value_differs", column, {"field": name, "ours": ours, "theirs": theirs}, Level.ASKS)


class Identity:
    """What records of a kind are known by: the fields of the label, and those that never change. Where the label has
    nothing but words of lists, as with conditions of an agreement, its other words of lists count too; where it has no
    text at all, as with members of a committee, whom the record names."""

    def __init__(self, kind: Kind) -> None:
        label = [kind[name] for name in label_fields(kind) if name in kind and name != "short_name"]
        self.names = tuple(one.name for one in label if one.name in NAMES)
        self._plain_name = (NAME,) if self.names else ()
        self.unique = tuple(one.name for one in kind.fields if one.unique)
        fields = [one for one in kind.fields if one in label or one.immutable]
        if all(one.type is FieldType.CHOICE for one in label):
            fields += [one for one in kind.fields if one.type is FieldType.CHOICE]
        if all(one.type in _WORDLESS for one in label):
            fields += [one for one in kind.fields if one.type is FieldType.TEXT and one.listed and _is_somebody(one)]
        self.fields = tuple(dict.fromkeys(one.name for one in fields if one.name not in self.names))
        self._label = tuple(one.name for one in label)
        self.pivot = next((one for one in fields if _is_kept(one)), None)

    def anchors(self, values: Values) -> list[tuple[str, str]]:
        """By which records are looked up that may fit: what never changes, else names, else the first of the label."""
        if self.pivot is not None:
            return [(self.pivot.name, str(values.get(self.pivot.name)))]
        if names := [fold(str(values[one])) for one in (*self._plain_name, *self.names) if values.get(one)]:
            return [(NAME, name) for name in names]
        return [(one, fold(str(values[one]))) for one in self._label if values.get(one) is not None]

    def says_enough(self, values: Values) -> bool:
        """Whether something of the label is said."""
        return any(values.get(name) is not None for name in (*self._label, *self._plain_name))

    def mark(self, values: Values, name: str = "") -> tuple[str, ...]:
        """Alike for two rows that are about one record: by the field of that name, else by the first that is said."""
        names = (name,) if name else (*self._plain_name, *self.names)
        called = next((fold(str(values[one])) for one in names if values.get(one)), "")
        return (called, *(fold(str(values.get(one) or "")) for one in self.fields))

    def fits(self, values: Values, record: Values) -> bool:
        """Whether nothing that is said speaks against the record; of its names one has to be the same, whatever the
        language of the column that says it."""
        told = [values[one] for one in (*self._plain_name, *self.names) if values.get(one)]
        if told and not any(same(theirs, record.get(name)) for theirs in told for name in self.names):
            return False
        said = [one for one in self.fields if values.get(one) is not None]
        return all(same(values[one], record.get(one)) for one in said)

    def is_exact(self, values: Values, record: Values) -> bool:
        """Whether what is not said is not there either."""
        return all(same(values.get(one), record.get(one)) for one in self.fields)


class Matching:
    """Reads the records that rows can be about, once for all of them."""

    def __init__(self, store: Store, kind: Kind, rows: Sequence[Values]) -> None:
        self._identity, self._entries = Identity(kind), store.entries()
        self._references = tuple(one.name for one in kind.references)
        self._unique: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for name in self._identity.unique:
            for record in store.where(kind.name, name, sorted({str(row[name]) for row in rows if row.get(name)})):
                if record.live:
                    self._unique[name, fold(str(record[name]))].append(record)
        self._near: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in self._read(store, kind, self._identity.pivot, rows):
            for anchor in dict.fromkeys(self._identity.anchors(self._plain(record.values))):
                self._near[anchor].append(record)

    def find(self, values: Values) -> list[Record]:
        """The record of the unique value; else all that fit best, several where nothing tells them apart."""
        for name in self._identity.unique:
            if values.get(name) and (found := self._unique.get((name, fold(str(values[name]))))):
                return [one for one in found if _says_nothing_else(values, one)] or found
        identity, plain = self._identity, self._plain(values)
        if not identity.says_enough(values):
            return []
        near = {one.id: one for anchor in identity.anchors(plain) for one in self._near.get(anchor, ())}
        found = [one for one in near.values() if identity.fits(plain, self._plain(one.values))]
        found = [one for one in found if identity.is_exact(plain, self._plain(one.values))] or found
        return [one for one in found if _says_nothing_else(values, one)] or found

    def _plain(self, values: Values) -> Values:
        """People by the entry that stands for them."""
        return {
            name: self._entries.kept(str(value)) if value and name in self._references else value
            for name, value in values.items()
        }

    def _read(self, store: Store, kind: Kind, pivot: Field | None, rows: Sequence[Values]) -> list[Record]:
        if pivot is None:
            return store.records(Query(kind.name))
        wanted = {one for row in rows if row.get(pivot.name) for one in self._entries.of(str(row[pivot.name]))}
        return [record for record in store.where(kind.name, pivot.name, sorted(wanted)) if record.live]


_WORDLESS = frozenset({FieldType.CHOICE, FieldType.REFERENCE})


def _is_somebody(field: Field) -> bool:
    return field.privacy is Privacy.PERSONAL


def _is_kept(field: Field) -> bool:
    return field.type is FieldType.REFERENCE and field.immutable and field.required


def _says_nothing_else(values: Values, record: Record) -> bool:
    said = ((record[name], value) for name, value in values.items() if name in record.values)
    return all(ours is None or same(theirs, ours) for ours, theirs in said)


SAME_ROW, SAME_COLUMN = "import.same_as_row", "import.same_as_column"
ROW_DIFFERS, SAME_NUMBER = "import.row_differs", "import.same_number"
"""What is asked of the first of two rows that say different things of one person."""
_CHANGING = ("phone", "email")
_NUMBERS = ("passport_number", "national_id")
_TELLING_APART = ("birth_date", "given_han", "given_cyrillic", "given_latin")
"""What is asked of the second of two lines for one person, and of people who stand in columns."""
Mark = Callable[[StagedRow], object]
"""What rows about one record have the same; nothing where a row does not say it."""


def subject_mark(row: StagedRow) -> object:
    return row.subject_id


def _is_of_old_sheet(row: StagedRow) -> bool:
    """What stands there is asked about, not what stands in its place now."""
    return OLD_SHEET in row.cells


def _differing(first: StagedRow, row: StagedRow) -> str:
    """Where two rows with one passport and one day of birth say different things, or those of one name and day of birth
    different passports, as who answers a form twice; which of them counts only a person knows. Empty where they say the
    same, and where they may be two people."""
    one, two = first.values, row.values
    if one.get("birth_date") is None or one["birth_date"] != two.get("birth_date"):
        return ""
    number, other = (values.get("passport_number") for values in (one, two))
    if number and other and number != other:
        return "passport_number" if _are_called_alike(one, two) else ""
    if number is None or other is None:
        return ""
    return next((key for key in _CHANGING if one.get(key) and two.get(key) not in (None, one[key])), "")


def _are_called_alike(one: Values, two: Values) -> bool:
    """By the first script in which both have a whole name."""
    for script in ("han", "cyrillic", "latin"):
        parts = [[fold(str(said.get(f"{part}_{script}") or "")) for part in ("family", "given")] for said in (one, two)]
        if all(map(all, parts)):
            return parts[0] == parts[1]
    return False


def _number_of_two(first: StagedRow, row: StagedRow) -> str:
    """The column with a number that two people of a list have, who were born on different days or are called otherwise;
    empty where they may be one."""
    pairs = ((first.values.get(key), row.values.get(key)) for key in _TELLING_APART)
    if not any(one and other and fold(str(one)) != fold(str(other)) for one, other in pairs):
        return ""
    same = (key for key in _NUMBERS if first.values.get(key) and first.values.get(key) == row.values.get(key))
    return next(same, "")


def _asked_of_first(first: StagedRow, row: StagedRow, place: int | str) -> Iterator[Problem]:
    """What is asked of the first of two rows; `place` is that of the other one."""
    if not _is_of_old_sheet(row) and (differing := _differing(first, row)):
        yield Problem(ROW_DIFFERS, differing, {"row": place, "typed": row.cells.get(differing, "")}, Level.ASKS)
    elif (key := _number_of_two(first, row)) and all(one.code != SAME_NUMBER for one in first.problems):
        yield Problem(SAME_NUMBER, key, {"row": place, "typed": str(first.values[key])}, Level.ASKS)


def _place_of(row: StagedRow, seen_from: StagedRow, sheets: Sequence[StagedSheet]) -> int | str:
    sheet = sheets[row.sheet]
    return sheet.place(row) if row.sheet == seen_from.sheet else f"{sheet.place(row)} ({sheet.name})"


def find_repeated(
    sheets: Sequence[StagedSheet], rows: Sequence[StagedRow], marks: Sequence[Mark], code: str = SAME_ROW
) -> list[tuple[StagedRow, StagedRow]]:
    """Looks at all rows of lists of a kind, checked before; `code` is what is asked of the second row. The rows that
    are asked about, each with the first one."""
    asked = frozenset({code, SAME_COLUMN, ROW_DIFFERS, SAME_NUMBER})
    for row in rows:
        if row.problems and any(problem.code in asked for problem in row.problems):
            row.problems = [one for one in row.problems if one.code not in asked]
    staying = sorted((row for row in rows if row.decision != LEFT_OUT), key=_is_of_old_sheet)
    firsts: dict[int, StagedRow] = {}
    for mark in marks:
        said = [mark(row) for row in staying]
        told = [one for one in said if one]
        if len(set(told)) == len(told):
            continue
        seen: dict[object, StagedRow] = {}
        for row, one in zip(staying, said, strict=True):
            if one and (first := seen.setdefault(one, row)) is not row:
                firsts.setdefault(id(row), first)
    found = [(row, firsts[id(row)]) for row in staying if id(row) in firsts and not row.decision]
    for row, first in found:
        is_in_columns = sheets[first.sheet].layout.in_columns and code == SAME_ROW
        place = _place_of(first, row, sheets)
        row.problems.append(Problem(SAME_COLUMN if is_in_columns else code, "", {"row": place}, Level.ASKS))
        if code == SAME_ROW and not first.decision:
            first.problems += _asked_of_first(first, row, _place_of(row, first, sheets))
    return found
