"""What a list of one kind can hold: its columns, the fields that their values belong to, what tells its lines apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from exchange_admin.domain.fields import Field, FieldType, Kind, Registry
from exchange_admin.domain.labels import PERSON_NAME_FIELDS, label_fields
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import Wording
from exchange_admin.services.importing.course_rows import COURSES, FIELD_OF_COURSE, TITLES

PEOPLE, RESULTS = "people", "results"
KINDS = (PEOPLE, RESULTS)
"""Kinds of lists that are about people and not about one kind of record, the more usual one first."""
ARRIVALS, REGISTRATIONS = "stay_event", "task"
"""Kinds of records of which lists say one thing: who came when, and who is registered until when."""
MARKS, ATTENDANCE = "transcript", "attendance"
"""Kinds of records of which only forms tell, a course or a lesson a row."""
ALSO_CALLED = MappingProxyType({"arrivals": ARRIVALS, "registrations": REGISTRATIONS})
"""What somebody who knows no names of kinds calls those lists."""
EVENT_DAYS = (("entry", "entry_day"), ("arrival", "arrival_day"), ("lodging", "lodging_day"))
"""Events of stays, and the columns of lists of arrivals with their days."""
EVENT_HOURS = {"entry_day": "entry_time", "arrival_day": "arrival_time", "lodging_day": "lodging_time"}
"""By column of a day that of its hour, which may stand in the same cell."""

NAME_KEYS = frozenset(
    {"full_name", "name_han", "name_cyrillic", "name_latin", "family_name", "given_name", "family_latin", "given_latin"}
)
NUMBER_KEYS = frozenset({"passport_number", "document_number", "national_id", "email"})
WHO_KEYS = NAME_KEYS | {
    "birth_date", "passport_number", "passport_series", "document_number", "document_series", "national_id",
    "national_series", "patronymic",
}  # fmt: skip
"""Columns that tell one person from another: of two for the same, a person says which it is."""

HOME = "institution"
"""Column with the institution that people come from."""
NAME = "name"
"""Column with a name that does not say its language."""

Place = tuple[str, str]
"""Kind of record and field."""


@dataclass(frozen=True, slots=True)
class ListShape:
    """`places` say by key of a column, or of a value that is read from one, where it will stand. `needed`: a list has
    a column of each of these sets. `names` tell who or what a line is about, `numbers` do so by themselves; of two
    columns for the same key among `telling` somebody has to say which it is. Of a list of one kind of records `own` are
    the fields of the kind, read by their type alone; `who` are columns that tell the person of the field
    `person`; those `required` are shown even where the list does not have them. `enough` are columns that together
    tell what a line is about where nothing has a name. `name_is_enough`: a line may have nothing but a name."""

    kind: str
    places: Mapping[str, Place]
    needed: tuple[frozenset[str], ...]
    names: frozenset[str] = NAME_KEYS
    numbers: frozenset[str] = NUMBER_KEYS
    telling: frozenset[str] = WHO_KEYS
    own: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    person: str = ""
    required: tuple[str, ...] = ()
    enough: frozenset[str] = frozenset()
    name_is_enough: bool = False

    def is_headed_by(self, keys: set[str]) -> bool:
        """Whether columns tell which records the lines of a list are about."""
        return all(map(keys.intersection, self.needed)) or (bool(self.enough) and self.enough <= keys)

    def field(self, key: str) -> Field | None:
        """None for what stands in no field as it is read: a unit by name, the name of a person in one cell."""
        place = self.places.get(key)
        return REGISTRY[place[0]][place[1]] if place else None

    def label(self, key: str, words: Wording) -> str:
        """What a column, or a value read from one, is called."""
        own = f"import.column.{key}"
        if own in words and (key not in self.own or key not in REGISTRY[self.kind]):
            return words.say(own)
        kind, name = self.places.get(key, ("person", key) if self.kind in KINDS else (self.kind, key))
        return words.field(kind, name)

    def label_key(self, key: str) -> str:
        """The key of what `label` says."""
        own = f"import.column.{key}"
        if key not in self.own or key not in REGISTRY[self.kind]:
            return own
        return f"field.{self.places[key][1]}"

    def columns(self) -> tuple[str, ...]:
        """The columns of a list of one kind of records, in the order of its form."""
        own = [NAME] * (NAME in self.own) + [one for one in REGISTRY[self.kind].by_name if one in self.own]
        own += [one for one in self.places if one in self.own]
        return (*(key for key in _WHO_IN_ORDER if key in self.who), *dict.fromkeys(own))

    def subject(self) -> str:
        """The kind of record that a row is about."""
        return self.kind if self.own else "person"

    def refers(self, key: str) -> str:
        """The kind of record that the cells of a column point to; empty for other columns."""
        if key in self.who:
            return REGISTRY[self.kind][self.person].refers
        field = self.field(key) if key in self.own else None
        return field.refers if field is not None else ""

    def pointing(self, key: str) -> str:
        """The field that a column which points to a record is for."""
        return self.person if key in self.who else key


@cache
def shape_of(kind: str) -> ListShape:
    """Raises KeyError for a kind that no list has."""
    return _SHAPES.get(kind) or _shape_of_records(REGISTRY[kind])


def kind_key(kind: str) -> str:
    """The key of what a list of the kind is called."""
    return f"import.kind.{kind}" if kind in _CALLED_AS_LISTS else f"kinds.{kind}"


def kinds_asked(problem: Problem) -> list[str]:
    """The kinds among which `import.which_kind` asks, the likeliest first."""
    keys = problem.facts["kinds"]
    assert isinstance(keys, tuple)
    return [str(key).rpartition(".")[2] for key in keys]


def kind_label(kind: str, words: Wording) -> str:
    """What a list of the kind is called."""
    return words.say(kind_key(kind)) if kind in _CALLED_AS_LISTS else words.kind(kind, 2)


def record_kinds(registry: Registry) -> list[str]:
    """The kinds of records that have lists of their own, in the order of the registry."""
    return [kind.name for kind in registry.kinds if kind.imported]


def _shape_of_records(kind: Kind) -> ListShape:
    typed = [one for one in kind.fields if not one.written_by_program and one.type not in _NOT_TYPED]
    person = next((one.name for one in typed if one.required and _is_person(one)), "")
    who = _PERSON_TOLD_BY if person else frozenset[str]()
    own = frozenset(one.name for one in typed if one.name != person)
    told = {*label_fields(kind), *(one.name for one in typed if one.unique)}
    name = frozenset({NAME} if NAME in kind.label else ())
    known_by = (own & told) | who | name
    answering = {
        name for _, name in kind.sides if kind.begun_by and name not in kind.begun_by
    }  # follows from what is meant
    required = tuple(one.name for one in typed if one.required and one.name not in (person, *answering))
    enough = frozenset(required if kind.may_be_nameless or kind.is_study_time else ())
    places = {key: _OF_PEOPLE[key] for key in who if key in _OF_PEOPLE} | _fields(kind.name, *own)
    return ListShape(
        kind.name,
        places,
        needed=(known_by,),
        names=known_by | enough,
        numbers=NUMBER_KEYS & who,
        telling=own | who,
        own=own | name,
        who=who,
        person=person,
        required=required,
        enough=enough,
        name_is_enough=bool(kind.begun_by),
    )


def _is_person(field: Field) -> bool:
    return bool(field.refers) and REGISTRY[field.refers].has_person_name


def _fields(kind: str, *names: str) -> dict[str, Place]:
    return {name: (kind, name) for name in names or REGISTRY[kind].by_name}


_DOCUMENT = ("number", "issued", "valid_until", "issued_by")
_OF_RESULTS: Mapping[str, Place] = {
    **_fields("language_enrolment", "mark", "result", "level_reached", "planned_minutes"),
    **_fields("exam_result", "grammar", "reading", "listening", "writing", "speaking", "score", "certificate_number"),
    "planned_hours": ("language_enrolment", "planned_minutes"),
    "attended_hours": ("language_enrolment", "attended_minutes_entered"),
    "attended_minutes": ("language_enrolment", "attended_minutes_entered"),
    "exam_date": ("exam_result", "date"),
}
RESULT_KEYS = frozenset(_OF_RESULTS)
"""Columns that only lists of results have."""
_OF_PEOPLE: Mapping[str, Place] = {
    **_fields("person"),
    **{f"passport_{name}": ("identity_document", name) for name in (*_DOCUMENT, "kind", "country")},
    **{f"national_{name}": ("identity_document", name) for name in _DOCUMENT[1:]},
    **dict.fromkeys(
        ("national_id", "document_number", "passport_series", "document_series", "national_series"),
        ("identity_document", "number"),
    ),
    "document_kind": ("identity_document", "kind"),
}
_OF_COURSES: Mapping[str, Place] = {
    **_fields(COURSES),
    **{key: (COURSES, name) for key, name in FIELD_OF_COURSE.items()},
    "title": (COURSES, "title_zh"),  # or of another language
}
_ASKED_OF_COURSES = ("code", "title", "contact_hours", "credits", "original_mark", "status")
_OF_ARRIVALS: Mapping[str, Place] = {
    **{key: (ARRIVALS, "date") for _, key in EVENT_DAYS},
    **dict.fromkeys(EVENT_HOURS.values(), (ARRIVALS, "at")),
    "transport": (ARRIVALS, "note"),
    "entry_place": (ARRIVALS, "place"),
    "address": (ARRIVALS, "place"),
}
_OF_REGISTRATIONS: Mapping[str, Place] = {
    "number": (REGISTRATIONS, "number"),
    "registered_on": (REGISTRATIONS, "done_on"),
    "registered_from": (REGISTRATIONS, "done_on"),
    "registered_until": (REGISTRATIONS, "valid_until"),
    "address": (REGISTRATIONS, "note"),
}
_CALLED_AS_LISTS = frozenset({*KINDS, ARRIVALS, REGISTRATIONS, MARKS, ATTENDANCE})
_TELLING_WHO = NAME_KEYS | {"passport_number", "document_number"}
_PERSON_TOLD_BY = NAME_KEYS | {"patronymic", "birth_date", "passport_number", "passport_series", "document_number"}
"""The columns that tell at once which person another record points to."""
_WHO_IN_ORDER = (
    "full_name", "name_han", "name_cyrillic", "name_latin", "family_name", "given_name", "patronymic", "family_latin",
    "given_latin", "birth_date", "passport_series", "passport_number", "document_number",
)  # fmt: skip


def _of_stays(kind: str, own: Mapping[str, Place], days: Iterable[str]) -> ListShape:
    """What lists say of the stays of people: a stay is told by its person and a day."""
    who = _PERSON_TOLD_BY
    return ListShape(
        kind,
        {key: _OF_PEOPLE[key] for key in who if key in _OF_PEOPLE} | dict(own),
        needed=(who, frozenset(days)),
        names=who,
        numbers=NUMBER_KEYS & who,
        telling=frozenset(own) | who,
        own=frozenset(own),
        who=who,
        person="mobility_id",
    )


def _of_answers(kind: str, own: Mapping[str, Place]) -> ListShape:
    """What forms ask of people who are known already."""
    who = {key: _OF_PEOPLE[key] for key in ("birth_date", *PERSON_NAME_FIELDS)}
    names = frozenset({"full_name", "name_latin"})
    return ListShape(kind, {**who, **own}, (names,), names=names, numbers=frozenset(), own=frozenset(own))


_NOT_TYPED = {FieldType.JSON, FieldType.MOMENT}
_SHAPES: Mapping[str, ListShape] = MappingProxyType(
    {
        PEOPLE: ListShape(PEOPLE, _OF_PEOPLE, (_TELLING_WHO,)),
        RESULTS: ListShape(RESULTS, {**_OF_PEOPLE, **_OF_RESULTS}, (_TELLING_WHO, frozenset({*_OF_RESULTS, "group"}))),
        COURSES: ListShape(
            COURSES,
            _OF_COURSES,
            needed=(TITLES,),
            names=TITLES,
            numbers=frozenset(),
            telling=frozenset(),
            own=frozenset(_OF_COURSES),
            name_is_enough=True,
        ),
        MARKS: _of_answers(COURSES, {key: _OF_COURSES[key] for key in _ASKED_OF_COURSES}),
        ATTENDANCE: _of_answers(ATTENDANCE, dict.fromkeys(("lesson", "attendance"), (ATTENDANCE, "note"))),
        ARRIVALS: _of_stays(ARRIVALS, _OF_ARRIVALS, (key for _, key in EVENT_DAYS)),
        REGISTRATIONS: _of_stays(REGISTRATIONS, _OF_REGISTRATIONS, ("registered_on", "registered_from")),
    }
)
