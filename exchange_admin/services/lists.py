"""Lists of any kind: which columns there are, which rows fit, and what stands in each cell in the reader's language."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from exchange_admin.domain.fields import Field, FieldType, Kind, Registry, Value
from exchange_admin.domain.labels import PERSON_NAME_FIELDS, label, label_fields, person_name
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.mobility_status import shown_status, tone
from exchange_admin.domain.rules.recognition.staleness import CHANGED, GROUND, NOT_KNOWN
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.lessons.group_sheet import COUNTED_FROM, attended_minutes
from exchange_admin.services.readiness.levels import Levels
from exchange_admin.store import Store


class Show(StrEnum):
    """How a cell is drawn. Dates, numbers, hours and flags are formatted by the reader from `Cell.value`."""

    PERSON = "person"
    TEXT = "text"
    CODE = "code"
    CHOICE = "choice"
    STATUS = "status"
    DATE = "date"
    NUMBER = "number"
    HOURS = "hours"
    FLAG = "flag"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """`key` is a field name, or `name`, `status`, `passport`, `attended`, `cefr_level`, `ground` for what is put
    together.

    `order` is the field that sorting by the column uses, empty for the record's own sort key, None for no sorting.
    """

    key: str
    show: Show
    order: str | None
    usual: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """`second` is a quieter line below; `tone` a colour family for a status; `value` what the file holds."""

    text: str = ""
    second: str = ""
    tone: str = ""
    value: Value = None


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row; `cells` stand in the order of the keys asked for."""

    id: str
    cells: tuple[Cell, ...]


NAME, STATUS, PASSPORT, ATTENDED, CEFR = "name", "status", "passport", "attended", "cefr_level"

_SHOW = {
    FieldType.DATE: Show.DATE,
    FieldType.MOMENT: Show.DATE,
    FieldType.INTEGER: Show.NUMBER,
    FieldType.DECIMAL: Show.NUMBER,
    FieldType.MINUTES: Show.HOURS,
    FieldType.BOOLEAN: Show.FLAG,
    FieldType.CHOICE: Show.CHOICE,
    FieldType.COUNTRY: Show.CODE,
    FieldType.LANGUAGE: Show.CHOICE,
    FieldType.REFERENCE: Show.REFERENCE,
}
_TONES_OF_GROUND = {CHANGED: "amber", NOT_KNOWN: "grey"}
_CODES = {"code", "number", "isced_f", "speciality_code", "national_code", "short_name"}


class Lists:
    """Reads only. One for each thread that reads, over that thread's store."""

    def __init__(self, store: Store, registry: Registry, wordings: Mapping[str, Wording]) -> None:
        self._store, self._registry, self._wordings = store, registry, wordings

    def columns(self, kind: str) -> tuple[ListColumn, ...]:
        """Every column a list of `kind` can show; `usual` ones are shown to begin with."""
        described = self._registry[kind]
        return (*self._made_columns(described), *(_column(field) for field in described.fields if _own_column(field)))

    def title(self, kind: str, key: str, language: str) -> str:
        """Column heading: the short label where there is one."""
        words = self._wordings[language]
        for candidate in (f"short.{kind}.{key}", f"short.{key}"):
            if candidate in words:
                return words.say(candidate)
        return words.field(kind, key)

    def ids(self, query: Query) -> array[int]:
        """Row numbers that fit, in order."""
        return self._store.ids(query)

    def count(self, query: Query) -> int:
        return self._store.count(query)

    def counts(self, queries: Mapping[str, Query], step: Callable[[], object]) -> dict[str, int]:
        """How many records each query finds, by its name; `step` is called before each and may raise to give up."""
        found = {}
        for name, query in queries.items():
            step()
            found[name] = self._store.count(query)
        return found

    def search(self, text: str, limit: int) -> list[tuple[str, str]]:
        """(kind, id) of what was typed, at most `limit` of each kind."""
        return self._store.search(text, (), limit)

    def rows(self, kind: str, ns: Sequence[int], keys: Sequence[str], language: str) -> dict[int, ListRow]:
        """The rows of `ns` that are still there, with a cell for each key."""
        described = self._registry[kind]
        needed = tuple(dict.fromkeys(field for key in keys for field in _needed(described, key)))
        raw = self._store.rows(kind, ns, ("id", *needed))
        records = {n: dict(zip(("id", *needed), values, strict=True)) for n, values in raw.items()}
        shown = self._references(described, keys, records.values(), language)
        passports = self._passports(records.values()) if kind == "person" and PASSPORT in keys else {}
        hours = self._attended(records.values()) if kind == "language_enrolment" and ATTENDED in keys else {}
        seconds = self._second_of(described, shown)
        levels = Levels(self._store) if CEFR in keys else None
        made = _CellMaker(described, self._wordings[language], shown, seconds, passports, hours, levels)
        return {
            n: ListRow(str(values["id"]), tuple(made.cell(key, values) for key in keys))
            for n, values in records.items()
        }

    def labels(self, kind: str, ids: Iterable[str], language: str) -> dict[str, str]:
        """What people call the records `ids`, in `language`; ids without a record are left out."""
        described = self._registry[kind]
        records = self._store.many(kind, tuple(ids))
        parts = [part for part in described.label if part in described and described[part].type is FieldType.REFERENCE]
        shown: dict[str, dict[str, str]] = {}
        for part in parts:
            wanted = {record.text(part) for record in records.values() if record[part]}
            shown[part] = self.labels(described[part].refers, wanted, language) if wanted else {}
        words = self._wordings[language]
        return {id: _label(described, record.values, words, shown) for id, record in records.items()}

    def second_lines(self, kind: str, ids: Iterable[str]) -> dict[str, str]:
        """The quieter line under a label: a person's other names, an institution's place; left out where empty."""
        found: dict[str, str] = {}
        for id, record in self._store.many(kind, tuple(ids)).items():
            names = person_name(record.values)[1] if kind == "person" else _place(record.values)
            if names:
                found[id] = names
        return found

    def author(self, author: str, language: str) -> str:
        """The institution whose steps an author's are; the author's letters where nobody knows."""
        institution = self._store.institution_of(author)
        return self.labels("institution", (institution,), language).get(institution) or author

    def _made_columns(self, kind: Kind) -> Iterable[ListColumn]:
        if kind.name == "person":
            yield ListColumn(NAME, Show.PERSON, "", usual=True)
            yield ListColumn(PASSPORT, Show.CODE, None, usual=False)
        elif any(part == "name" for part in kind.label):
            yield ListColumn(NAME, Show.TEXT, "", usual=True)
        if kind.name == "mobility":
            yield ListColumn(STATUS, Show.STATUS, "sending_status", usual=True)
        if kind.name == "language_enrolment":
            yield ListColumn(ATTENDED, Show.HOURS, None, usual=True)
        if kind.name == "exam_result":
            yield ListColumn(CEFR, Show.CODE, None, usual=True)
        for fact in kind.computed_fields:
            yield ListColumn(fact.name, _SHOW[fact.type], None, usual=True)

    def _references(
        self, kind: Kind, keys: Sequence[str], records: Iterable[Mapping[str, Value]], language: str
    ) -> dict[str, dict[str, str]]:
        shown: dict[str, dict[str, str]] = {}
        for key in keys:
            if key in kind and kind[key].type is FieldType.REFERENCE:
                wanted = {str(values[key]) for values in records if values[key]}
                shown[key] = self.labels(kind[key].refers, wanted, language) if wanted else {}
        return shown

    def _second_of(self, kind: Kind, shown: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
        """Other forms of the names of people who are pointed to, for whoever cannot read the first line."""
        people = {key: labels for key, labels in shown.items() if kind[key].refers == "person"}
        return {key: self.second_lines("person", labels) for key, labels in people.items()}

    def _passports(self, records: Iterable[Mapping[str, Value]]) -> dict[str, str]:
        """Person id to the number of the passport that is valid longest."""
        ids = [values["id"] for values in records]
        found: dict[str, tuple[str, str]] = {}
        for document in self._store.where("identity_document", "person_id", ids):
            if document["kind"] == "passport":
                person, newest = document.text("person_id"), (document.text("valid_until"), document.text("number"))
                found[person] = max(found.get(person, ("", "")), newest)
        return {person: number for person, (_, number) in found.items()}

    def _attended(self, enrolments: Iterable[Mapping[str, Value]]) -> dict[str, int | None]:
        """Enrolment id to minutes: counted in the lessons, else as somebody entered them."""
        records = [Record("language_enrolment", str(values["id"]), values) for values in enrolments]
        return attended_minutes(self._store, records)


class _CellMaker:
    def __init__(
        self,
        kind: Kind,
        words: Wording,
        shown: Mapping[str, Mapping[str, str]],
        seconds: Mapping[str, Mapping[str, str]],
        passports: Mapping[str, str],
        hours: Mapping[str, int | None],
        levels: Levels | None,
    ) -> None:
        self._kind, self._words, self._shown = kind, words, shown
        self._seconds, self._passports, self._hours, self._levels = seconds, passports, hours, levels

    def cell(self, key: str, values: Mapping[str, Value]) -> Cell:
        if key == NAME and key not in self._kind:
            return self._name(values)
        if key == STATUS and key not in self._kind:
            word = shown_status(str(values["sending_status"]), str(values["receiving_status"]))
            return Cell(self._words.status(word), tone=tone(word), value=word)
        if key == PASSPORT:
            number = self._passports.get(str(values["id"]), "")
            return Cell(number, value=number or None)
        if key == ATTENDED:
            minutes = self._hours.get(str(values["id"]))
            return Cell("" if minutes is None else str(minutes), value=minutes)
        if key == CEFR and self._levels is not None:
            level = self._levels.cefr_of_result(values)
            return Cell(level, value=level or None)
        if key == GROUND and key not in self._kind:
            ground = values[key]
            said = self._words.choice("recognition_ground", ground)
            return Cell(said, tone=_TONES_OF_GROUND.get(str(ground), ""), value=ground)
        return self._plain(self._kind[key], values[key])

    def _name(self, values: Mapping[str, Value]) -> Cell:
        if self._kind.name == "person":
            first, second = person_name(values)
            return Cell(first, second, value=first)
        text = label(self._kind, values, self._words.language)
        return Cell(text, _place(values), value=text)

    def _plain(self, field: Field, value: Value) -> Cell:
        if value is None:
            return Cell()
        match field.type:
            case FieldType.CHOICE:
                return Cell(self._words.choice(field.choices, value), value=value)
            case FieldType.COUNTRY:
                return Cell(str(value), value=value)
            case FieldType.MEMO:  # several lines: courses of an equivalence
                return Cell(" · ".join(str(value).splitlines()), value=value)
            case FieldType.LANGUAGE:
                return Cell(self._words.choice("language", value), value=value)
            case FieldType.REFERENCE:
                id = str(value)
                second = self._seconds.get(field.name, {}).get(id, "")
                return Cell(self._shown.get(field.name, {}).get(id, ""), second, value=value)
        return Cell(str(value), value=value)


def _place(values: Mapping[str, Value]) -> str:
    return " · ".join(str(values[name]) for name in ("city", "country") if values.get(name))


def _label(kind: Kind, values: Mapping[str, Value], words: Wording, shown: Mapping[str, Mapping[str, str]]) -> str:
    said: dict[str, str] = {}
    for part in kind.label:
        if part in shown:
            said[part] = shown[part].get(str(values.get(part)), "")
        elif part in kind and kind[part].type is FieldType.CHOICE:
            said[part] = words.choice(kind[part].choices, values.get(part))
    return label(kind, values, words.language, said)


def _own_column(field: Field) -> bool:
    made = field.name.startswith("name_") or field.name in PERSON_NAME_FIELDS
    hidden = field.type is FieldType.JSON or (field.type is FieldType.MEMO and not field.listed)
    return not hidden and not made and field.name not in {"sha256", "same_as_id", "facts_sha256"}


def _column(field: Field) -> ListColumn:
    show = Show.CODE if field.name in _CODES or field.is_year else _SHOW.get(field.type, Show.TEXT)
    usual = field.listed and field.name not in {"sending_status", "receiving_status"}
    return ListColumn(field.name, show, field.name, usual)


def _needed(kind: Kind, key: str) -> tuple[str, ...]:
    if key == NAME and key not in kind:
        places = tuple(name for name in ("city", "country") if name in kind)
        return (*label_fields(kind), *places)
    if key == STATUS and key not in kind:
        return ("sending_status", "receiving_status")
    if key == ATTENDED and key not in kind:
        return COUNTED_FROM
    if key == CEFR and key not in kind:
        return ("exam", "level", "cefr")
    return () if key == PASSPORT else (key,)
