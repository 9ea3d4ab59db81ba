"""People with names in three scripts, and the papers that say who they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from exchange_admin.domain.dates import age, day_in
from exchange_admin.domain.fields import ITSELF, Field, FieldType, Kind, Merge, Privacy, ReadAs, Scope, Values
from exchange_admin.domain.labels import PERSON_NAME_FIELDS
from exchange_admin.domain.phones import phone_problem
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.registry.parts import choice, note, reference, several_of
from exchange_admin.domain.rules.bilingual import BILINGUAL
from exchange_admin.domain.rules.kept_files import safe_name

_IDENTITY: Mapping[str, Any] = {"merge": Merge.IDENTITY, "privacy": Privacy.PERSONAL}


def _name(name: str, *, listed: bool = False) -> Field:
    return Field(name=name, section="name", searched=True, listed=listed, longest=100, **_IDENTITY)


def _source(script: str) -> Field:
    return choice(f"{script}_source", "name_source", section="name")


YOUNGEST, OLDEST = 10, 100
"""Ages outside of which a birth date is asked about."""


def _check_person(values: Values, today: date) -> Iterator[Problem]:
    if (phone := values.get("phone")) and (odd := phone_problem(str(phone))):
        yield odd
    born = day_in(values, "birth_date")
    if born and born > today:
        yield Problem("person.born_in_future", "birth_date", {"date": born.isoformat()})
    elif born:
        years = age(born, today)
        if years < YOUNGEST:
            yield Problem("person.too_young", "birth_date", {"age": years}, Level.ASKS)
        if years > OLDEST:
            yield Problem("person.too_old", "birth_date", {"age": years}, Level.ASKS)


def _check_identity_document(values: Values, today: date) -> Iterator[Problem]:
    until = day_in(values, "valid_until")
    if until and until < today:
        yield Problem("document.expired", "valid_until", {"until": until.isoformat()}, Level.INFORMS)
    issued = day_in(values, "issued")
    if issued and issued > today:
        yield Problem("document.issued_in_future", "issued", {"date": issued.isoformat()}, Level.ASKS)


def _check_attachment(values: Values, today: date) -> Iterator[Problem]:
    """Whatever stands here, files are written under a safe name; that one may as well stand here."""
    typed = str(values.get("file_name") or "")
    if typed and safe_name(typed) != typed:
        facts = {"typed": typed, "better": safe_name(typed)}
        yield Problem("attachment.bad_name", "file_name", facts, Level.ASKS)


KINDS = (
    Kind(
        name="person",
        words={
            # ISO/IEC 5218; the same digits as GB/T 2261.1-2003
            "sex": ("0", "1", "2", "9"),
            "person_role": ("student", "teacher", "staff"),
            "name_source": ("passport", "document", "typed", "imported", "generated"),
        },
        fields=(
            choice("role", "person_role", required=True, listed=True, begins="student"),
            _name("family_han", listed=True),
            _name("given_han"),
            _source("han"),
            _name("family_cyrillic"),
            _name("given_cyrillic"),
            _name("patronymic"),
            _source("cyrillic"),
            _name("family_latin"),
            _name("given_latin"),
            _source("latin"),
            choice("sex", "sex", section="identity", listed=True, privacy=Privacy.PERSONAL),
            Field(name="birth_date", type=FieldType.DATE, section="identity", listed=True, **_IDENTITY),
            Field(name="birth_place", section="identity", privacy=Privacy.PERSONAL),
            Field(name="citizenship", type=FieldType.COUNTRY, section="identity", listed=True, **_IDENTITY),
            reference("home_institution_id", "institution", section="study", listed=True),
            reference("unit_id", "unit", section="study", within="home_institution_id"),
            choice("level", "study_level", section="study"),
            Field(
                name="study_year", type=FieldType.INTEGER, unsummed=True, section="study", low=1, high=9, listed=True
            ),
            Field(name="speciality_code", section="study", longest=20, searched=True, listed=True),
            Field(name="speciality_name", section="study"),
            Field(name="isced_f", section="study", longest=4, read_as=ReadAs.FIELDS_OF_EDUCATION),
            Field(name="language_level", section="study", longest=60),
            Field(name="position", section="study"),
            Field(name="email", section="contact", searched=True, privacy=Privacy.PERSONAL),
            Field(name="phone", section="contact", searched=True, privacy=Privacy.PERSONAL),
            Field(name="messenger", section="contact", privacy=Privacy.PERSONAL),
            Field(name="address", type=FieldType.MEMO, section="contact", longest=1000, privacy=Privacy.PERSONAL),
            Field(
                name="emergency_contact", type=FieldType.MEMO, section="contact", longest=1000, privacy=Privacy.PERSONAL
            ),
            several_of("teaching_languages", "language", longest=120, section="teaching"),
            Field(name="intercultural_training", longest=200, section="teaching"),
            Field(name="intercultural_minutes", type=FieldType.MINUTES, section="teaching", low=1, high=600_000),
            Field(name="intercultural_year", type=FieldType.INTEGER, section="teaching", low=1990, high=2100),
            reference("same_as_id", "person", written_by_program=True, merge=Merge.DECISION),
            note(),
        ),
        computed_fields=(Field(name=BILINGUAL, type=FieldType.BOOLEAN),),
        label=("person_name",),
        one_of=PERSON_NAME_FIELDS,
        searchable=True,
        indexed=("home_institution_id", "birth_date", "role", "citizenship", "same_as_id"),
        scope=Scope.PARTNER,
        follows=("home_institution_id",),
        by_partner=True,
        check=_check_person,
        due_through=ITSELF,
        due_fields=("role", "citizenship", "birth_date", "same_as_id"),
    ),
    Kind(
        name="identity_document",
        words={
            "document_kind": (
                "passport",
                "service_passport",
                "national_id",
                "birth_certificate",
                "residence_permit",
                "visa",
                "migration_card",
                "other",
            ),
            "visa_entries": ("single", "double", "multiple"),
        },
        fields=(
            reference("person_id", "person", required=True, immutable=True),
            choice("kind", "document_kind", required=True, listed=True, begins="passport"),
            Field(
                name="number",
                required=True,
                unique=True,
                listed=True,
                searched=True,
                longest=40,
                merge=Merge.IDENTITY,
                privacy=Privacy.SENSITIVE,
            ),
            Field(name="country", type=FieldType.COUNTRY, listed=True),
            Field(name="issued", type=FieldType.DATE),
            Field(name="valid_until", type=FieldType.DATE, listed=True, not_before=("valid_from", "issued")),
            Field(name="issued_by"),
            # of visas and permits
            Field(name="visa_class", longest=20),
            Field(name="valid_from", type=FieldType.DATE),
            choice("entries", "visa_entries"),
            Field(name="stay_days", type=FieldType.INTEGER, unsummed=True, low=1, high=3_660),
            reference("mobility_id", "mobility"),
            note(),
        ),
        label=("number",),
        parent="person_id",
        found_by_parent=True,
        indexed=("number", "valid_until"),
        imported=True,
        scope=Scope.PARTNER,
        by_partner=True,
        theirs=("person_id",),
        kept_as_written=True,
        # the host's to note; of a passport or a card the college of its person knows first
        kept_while=(("kind", ("residence_permit", "visa", "migration_card")),),
        check=_check_identity_document,
        due_through="person_id",
    ),
    Kind(
        name="distinct_people",
        fields=(
            reference("person_id", "person", required=True, immutable=True),
            reference("other_id", "person", required=True, immutable=True),
        ),
        label=("person_id", "other_id"),
        scope=Scope.PARTNER,
        follows=("person_id", "other_id"),
        by_partner=True,
        theirs=("person_id", "other_id"),
    ),
    Kind(
        name="attachment",
        fields=(
            reference("person_id", "person"),
            reference("agreement_id", "agreement"),
            reference("exam_result_id", "exam_result"),
            reference("task_id", "task"),
            reference("project_id", "project"),
            reference("output_id", "output"),
            Field(name="title", required=True, listed=True),
            Field(name="file_name", required=True, listed=True, privacy=Privacy.PERSONAL),
            Field(name="media_type", longest=100, written_by_program=True),
            Field(name="size", type=FieldType.INTEGER, low=0, high=10_485_760, listed=True, written_by_program=True),
            Field(name="sha256", longest=64, written_by_program=True),
        ),
        label=("title",),
        scope=Scope.PARTNER,
        follows=("person_id", "agreement_id", "exam_result_id", "task_id", "project_id", "output_id"),
        shared_when=(("task_id.share", (None, "shared")), ("task_id.requirement_id.sensitive", (None, 0))),
        by_partner=True,
        kept_as_written=True,
        check=_check_attachment,
        due_through="task_id",
    ),
)
