"""How each kind of record is presented: areas, columns, views, cards. Data only; one list page serves them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Filter, Having, Test
from exchange_admin.ui.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Within:
    """A date between two days counted from today, both included; None is open."""

    field: str
    first: int | None = None
    last: int | None = None

    def filters(self, today: date) -> tuple[Filter, ...]:
        ends = ((Test.FROM, self.first), (Test.UNTIL, self.last))
        days = ((test, (today + timedelta(days=n)).isoformat()) for test, n in ends if n is not None)
        return tuple(Filter(self.field, test, (day,)) for test, day in days)


@dataclass(frozen=True, slots=True)
class View:
    """A tab over a list. `title` is marked in the context Views. `tone` colours its count."""

    id: str
    title: str
    filters: tuple[Filter, ...] = ()
    tone: str = "grey"
    within: Within | None = None

    def filters_on(self, today: date) -> tuple[Filter, ...]:
        """All that it asks on a day."""
        return (*self.filters, *(self.within.filters(today) if self.within else ()))


@dataclass(frozen=True, slots=True)
class Facts:
    """A card with some fields of the record. `title` is a wording key."""

    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A card with the records of `kind` that point here through `by`: main text, second line, what stands right."""

    kind: str
    by: str
    main: str
    second: tuple[str, ...] = ()
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """A card with a time line: of the newest record of `kind` that points here through `by`, else of the record."""

    kind: str
    by: str = ""
    starts: str = "planned_start"
    ends: str = "planned_end"
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Training:
    """A card with the ring of attended and planned hours of the newest enrolment."""

    kind: str = "language_enrolment"
    by: str = "person_id"


@dataclass(frozen=True, slots=True)
class Files:
    """A card with the files kept with the record; `by` is the field of an attachment that names it."""

    by: str


@dataclass(frozen=True, slots=True)
class Consents:
    """A card with what the person agreed to."""


@dataclass(frozen=True, slots=True)
class Grades:
    """A card with the grades of a scale, or how often each was given."""


Card = Facts | Lines | Stay | Training | Files | Consents | Grades


@dataclass(frozen=True, slots=True)
class Presentation:
    """`columns` empty: the usual ones of the kind. `scope` is the field that the term switch filters, or a Having.

    `status` names a choice field, or is `status` for the one word of a mobility, `mobility` for that of a person.
    `told` are fields that the program writes and the form shows to be read.
    """

    kind: str
    icon: str
    columns: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    deadlines: frozenset[str] = frozenset()
    cards: tuple[Card, ...] = ()
    meta: tuple[str, ...] = ()
    status: str = ""
    scope: str | Having | None = None
    addable: bool = True
    told: tuple[str, ...] = ()

    @property
    def defaults(self) -> Mapping[str, Value]:
        """What a new record begins with."""
        return DEFAULTS.get(self.kind, {})


@dataclass(frozen=True, slots=True)
class Area:
    """One entry of the sidebar: one kind, or several behind a switch. `title` is marked in the context Areas."""

    id: str
    icon: str
    group: str
    kinds: tuple[str, ...]
    title: str = ""  # empty: the plural of the one kind


AREAS = (
    Area("person", "users", "people", ("person",)),
    Area("mobility", "plane-takeoff", "people", ("mobility", "mobility_group")),
    Area("institution", "building-2", "partners", ("institution", "unit", "contact")),
    Area("agreement", "handshake", "partners", ("agreement", "condition")),
    Area("programme", "layout-list", "partners", ("programme",)),
    Area(
        "language",
        "languages",
        "learning",
        ("language_group", "language_enrolment", "exam_result", "language_course"),
        QT_TRANSLATE_NOOP("Areas", "Language training"),
    ),
    Area(
        "credit",
        "arrow-left-right",
        "learning",
        ("recognition", "transcript", "learning_agreement", "course_equivalence"),
        QT_TRANSLATE_NOOP("Areas", "Credit transfer"),
    ),
    Area(
        "grading",
        "list-checks",
        "learning",
        ("conversion_rule", "grading_scale", "grade_distribution", "credit_rule"),
        QT_TRANSLATE_NOOP("Areas", "Grades and credits"),
    ),
)

_ALL = View("all", QT_TRANSLATE_NOOP("Views", "All"))
_EXAMPLES = (Filter("example", Test.IS, (1,)),)


def _one_of(field: str, *words: str) -> tuple[Filter, ...]:
    return (Filter(field, Test.IS, words),)


_PASSED = _one_of("outcome", "passed")
_HALF_A_YEAR = Within("valid_until", first=0, last=180)


PRESENTATIONS: Mapping[str, Presentation] = {
    shown.kind: shown
    for shown in (
        Presentation(
            "person",
            "users",
            ("name", "home_institution_id", "role", "study_year", "birth_date", "passport"),
            (
                _ALL,
                View("students", QT_TRANSLATE_NOOP("Views", "Students"), _one_of("role", "student")),
                View("teachers", QT_TRANSLATE_NOOP("Views", "Teachers"), _one_of("role", "teacher")),
                View("staff", QT_TRANSLATE_NOOP("Views", "Staff"), _one_of("role", "staff")),
            ),
            cards=(
                Stay("mobility", "person_id", fields=("receiving_institution_id", "coordinator_id", "agreement_id")),
                Training(),
                Lines("identity_document", "person_id", "kind", ("number",), "valid_until"),
                Consents(),
                Files("person_id"),
                Facts("section.study", ("home_institution_id", "unit_id", "level", "study_year", "speciality_code")),
                Facts("section.contact", ("email", "phone", "messenger")),
                Lines("exam_result", "person_id", "exam", ("date",), "level"),
                Lines("certificate", "person_id", "number", ("kind",), "issued_on"),
            ),
            meta=("role", "sex", "birth_date"),
            status="mobility",
            scope=Having("mobility", "person_id"),
        ),
        Presentation(
            "mobility",
            "plane-takeoff",
            ("person_id", "receiving_institution_id", "programme_id", "status", "planned_start", "planned_end"),
            (
                _ALL,
                View(
                    "nominated",
                    QT_TRANSLATE_NOOP("Views", "Nominated"),
                    _one_of("sending_status", "nominated"),
                    "violet",
                ),
                View(
                    "here",
                    QT_TRANSLATE_NOOP("Views", "In residence"),
                    _one_of("receiving_status", "arrived", "in_residence"),
                    "green",
                ),
                View(
                    "recognising",
                    QT_TRANSLATE_NOOP("Views", "Under recognition"),
                    _one_of("sending_status", "recognising"),
                    "amber",
                ),
                View("outgoing", QT_TRANSLATE_NOOP("Views", "Outgoing"), _one_of("direction", "outgoing")),
                View("incoming", QT_TRANSLATE_NOOP("Views", "Incoming"), _one_of("direction", "incoming")),
            ),
            cards=(
                Stay(
                    "mobility",
                    fields=("programme_id", "sending_institution_id", "receiving_institution_id", "agreement_id"),
                ),
                Facts("section.status", ("sending_status", "receiving_status", "withdrawal_reason", "coordinator_id")),
                Facts("section.period", ("term_id", "planned_start", "planned_end", "actual_start", "actual_end")),
                Lines("transcript", "mobility_id", "institution_id", ("number",), "issued"),
                Lines("certificate", "mobility_id", "number", ("kind",), "issued_on"),
            ),
            meta=("direction", "activity"),
            status="status",
            scope="term_id",
        ),
        Presentation(
            "mobility_group",
            "users",
            scope="term_id",
            cards=(
                Facts("section.main", ("programme_id", "agreement_id", "term_id", "starts", "ends")),
                Lines("mobility", "mobility_group_id", "person_id", ("programme_id",), "status"),
            ),
        ),
        Presentation(
            "institution",
            "building-2",
            ("name", "short_name", "country", "city", "kind", "is_partner"),
            (
                _ALL,
                View("partners", QT_TRANSLATE_NOOP("Views", "Partners"), (Filter("is_partner", Test.IS, (1,)),)),
                View("cn", QT_TRANSLATE_NOOP("Views", "China"), _one_of("country", "CN")),
                View("ru", QT_TRANSLATE_NOOP("Views", "Russia"), _one_of("country", "RU")),
            ),
            cards=(
                Facts("section.main", ("short_name", "kind", "country", "city")),
                Facts("section.contact", ("website", "email", "phone", "address")),
                Lines("agreement", "institution_id", "number", ("kind",), "valid_until"),
                Lines("contact", "institution_id", "name", ("position",), "phone"),
                Lines("unit", "institution_id", "name", ("code",)),
                Facts("section.codes", ("code", "national_code", "grading_scale_id")),
            ),
            meta=("city", "country"),
            status="kind",
        ),
        Presentation("unit", "building-2", ("name", "institution_id", "code")),
        Presentation("contact", "users", ("name", "institution_id", "position", "email", "phone")),
        Presentation(
            "agreement",
            "handshake",
            ("number", "institution_id", "kind", "state", "valid_from", "valid_until"),
            (
                _ALL,
                View(
                    "in_force", QT_TRANSLATE_NOOP("Views", "In force"), _one_of("state", "signed", "in_force"), "green"
                ),
                View("draft", QT_TRANSLATE_NOOP("Views", "In preparation"), _one_of("state", "draft", "sent"), "amber"),
                View("ended", QT_TRANSLATE_NOOP("Views", "Ended"), _one_of("state", "expired", "terminated")),
            ),
            deadlines=frozenset({"valid_until"}),
            cards=(
                Stay("agreement", starts="valid_from", ends="valid_until"),
                Facts("section.main", ("institution_id", "signed", "coordinator_id", "renews")),
                Lines("condition", "agreement_id", "activity", ("direction", "level"), "places_per_year"),
                Files("agreement_id"),
                Lines("programme", "agreement_id", "name", ("kind",), "starts"),
            ),
            meta=("kind",),
            status="state",
        ),
        Presentation(
            "condition", "list-checks", ("agreement_id", "direction", "activity", "level", "places_per_year", "months")
        ),
        Presentation(
            "programme",
            "layout-list",
            ("name", "kind", "host_institution_id", "term_id", "starts", "ends"),
            cards=(
                Stay(
                    "programme", starts="starts", ends="ends", fields=("host_institution_id", "agreement_id", "term_id")
                ),
                Facts("section.main", ("code", "kind", "planned_minutes", "places", "language", "required_level")),
                Lines("mobility", "programme_id", "person_id", ("receiving_institution_id",), "status"),
            ),
            meta=("kind", "code"),
            scope="term_id",
        ),
        Presentation(
            "language_group",
            "languages",
            ("code", "language_course_id", "teacher_id", "term_id", "starts", "ends"),
            cards=(
                Stay(
                    "language_group", starts="starts", ends="ends", fields=("language_course_id", "teacher_id", "room")
                ),
                Lines("language_enrolment", "language_group_id", "person_id", ("level_reached",), "mark"),
            ),
            scope="term_id",
        ),
        Presentation(
            "language_enrolment",
            "languages",
            (
                "person_id",
                "language_group_id",
                "state",
                "planned_minutes",
                "attended",
                "level_reached",
                "result",
            ),
            cards=(Facts("section.main", ("language_group_id", "state", "level_reached", "mark", "result")),),
            scope="language_group_id.term_id",
            status="result",
        ),
        Presentation(
            "exam_result",
            "clipboard-check",
            ("person_id", "exam", "date", "level", "cefr_level", "outcome", "valid_until", "score"),
            views=(
                _ALL,
                View("expired", QT_TRANSLATE_NOOP("Views", "Expired"), _PASSED, "red", Within("valid_until", last=-1)),
                View("ending", QT_TRANSLATE_NOOP("Views", "Ends soon"), _PASSED, "amber", _HALF_A_YEAR),
                View("failed", QT_TRANSLATE_NOOP("Views", "Failed"), _one_of("outcome", "failed")),
                View("retakes", QT_TRANSLATE_NOOP("Views", "Retakes"), (Filter("retake_of_id", Test.FILLED),)),
            ),
            deadlines=frozenset({"valid_until"}),
            cards=(
                Facts(
                    "section.main",
                    (
                        "exam",
                        "version",
                        "date",
                        "level",
                        "cefr",
                        "score",
                        "valid_until",
                        "certificate_number",
                        "retake_of_id",
                    ),
                ),
                Facts("section.parts", ("grammar", "reading", "listening", "writing", "speaking")),
                Lines("exam_result", "retake_of_id", "exam", ("date",), "level"),
                Files("exam_result_id"),
            ),
            status="outcome",
        ),
        Presentation(
            "language_course",
            "book-open",
            ("name", "language", "level_from", "level_to", "planned_minutes"),
            cards=(
                Facts(
                    "section.main", ("language", "level_from", "level_to", "planned_minutes", "programme_id", "place")
                ),
                Lines("language_group", "language_course_id", "code", ("teacher_id",), "starts"),
            ),
        ),
        Presentation(
            "recognition",
            "arrow-left-right",
            ("person_id", "transcript_id", "state", "home_institution_id", "decided_on", "minutes_number"),
            (
                _ALL,
                View("open", QT_TRANSLATE_NOOP("Views", "Open"), _one_of("state", "draft", "proposed"), "amber"),
                View("decided", QT_TRANSLATE_NOOP("Views", "Decided"), _one_of("state", "decided", "closed"), "green"),
            ),
            cards=(
                Facts("section.main", ("transcript_id", "home_institution_id", "decided_on", "minutes_number")),
                Lines("recognition_mapping", "recognition_id", "home_course", ("decision", "reason"), "converted_mark"),
            ),
            status="state",
        ),
        Presentation(
            "learning_agreement",
            "handshake",
            ("person_id", "receiving_institution_id", "state", "starts", "ends", "term_id"),
            (
                _ALL,
                View(
                    "open",
                    QT_TRANSLATE_NOOP("Views", "Open"),
                    _one_of("state", "draft", "awaiting", "changing", "declined"),
                    "amber",
                ),
            ),
            cards=(
                Facts(
                    "section.main",
                    ("sending_institution_id", "receiving_institution_id", "starts", "ends", "teaching_language"),
                ),
                Lines("learning_agreement_version", "learning_agreement_id", "number", ("proposed_on",), "state"),
            ),
            status="state",
            scope="term_id",
            addable=False,
        ),
        Presentation(
            "course_equivalence",
            "book-open",
            ("host_courses", "home_titles", "institution_id", "approved_by", "approved_on", "minutes_number"),
            cards=(
                Facts(
                    "section.main",
                    (
                        "institution_id",
                        "home_institution_id",
                        "decision",
                        "approved_by",
                        "approved_on",
                        "minutes_number",
                    ),
                ),
            ),
            status="decision",
            addable=False,
        ),
        Presentation(
            "transcript",
            "file-text",
            ("person_id", "institution_id", "number", "issued", "term_id"),
            cards=(
                Facts("section.main", ("institution_id", "number", "issued", "grading_scale_id")),
                Lines("transcript_line", "transcript_id", "name", ("contact_minutes", "credits"), "original_mark"),
            ),
            scope="term_id",
        ),
        Presentation(
            "certificate",
            "award",
            ("number", "holder", "kind", "programme_id", "issued_on", "state"),
            (
                _ALL,
                View(
                    "to_sign",
                    QT_TRANSLATE_NOOP("Views", "To be signed"),
                    _one_of("state", "issued", "printed"),
                    "violet",
                ),
                View(
                    "to_hand_over", QT_TRANSLATE_NOOP("Views", "To be handed over"), _one_of("state", "signed"), "teal"
                ),
                View(
                    "handed_over", QT_TRANSLATE_NOOP("Views", "Handed over"), _one_of("state", "handed_over"), "green"
                ),
                View("revoked", QT_TRANSLATE_NOOP("Views", "Revoked"), _one_of("state", "revoked"), "red"),
            ),
            cards=(
                Facts("section.main", ("kind", "person_id", "programme_id", "issued_on", "issued_by", "signatory_id")),
            ),
            status="state",
            addable=False,
            told=(
                "number",
                "holder",
                "languages",
                "state",
                "handed_over_on",
                "handed_over_to",
                "revoked_on",
                "revocation_reason",
            ),
        ),
        Presentation("term", "calendar-clock"),
        Presentation("academic_year", "calendar-clock"),
        Presentation("staff", "users"),
        Presentation("signatory", "pencil"),
        Presentation("speciality", "graduation-cap"),
        Presentation(
            "language_level",
            "languages",
            ("name", "exam", "level", "cefr", "cefr_independent", "valid_months", "confidence"),
        ),
        Presentation(
            "conversion_rule",
            "list-checks",
            ("name", "from_scale_id", "to_scale_id", "method", "version", "example"),
            (
                _ALL,
                View("approved", QT_TRANSLATE_NOOP("Views", "Approved"), (Filter("example", Test.IS, (0, None)),)),
                View("examples", QT_TRANSLATE_NOOP("Views", "Examples"), _EXAMPLES, "amber"),
            ),
            cards=(
                Facts(
                    "section.main",
                    ("institution_id", "from_scale_id", "to_scale_id", "method", "variant", "minimum"),
                ),
                Lines("conversion_row", "conversion_rule_id", "marks", ("lowest", "highest"), "grade"),
                Facts("section.validity", ("version", "replaces_id", "valid_from", "valid_until")),
                Facts("section.source", ("source", "confidence", "example")),
            ),
        ),
        Presentation(
            "grading_scale",
            "chart-column",
            ("name", "institution_id", "best", "worst", "pass_mark", "example"),
            (
                _ALL,
                View("cn", QT_TRANSLATE_NOOP("Views", "China"), _one_of("country", "CN")),
                View("ru", QT_TRANSLATE_NOOP("Views", "Russia"), _one_of("country", "RU")),
                View("examples", QT_TRANSLATE_NOOP("Views", "Examples"), _EXAMPLES, "amber"),
            ),
            cards=(
                Facts("section.main", ("institution_id", "country", "direction", "best", "worst", "pass_mark")),
                Grades(),
                Lines("grade_distribution", "grading_scale_id", "institution_id", ("isced_f",), "last_year"),
                Facts("section.source", ("source", "confidence", "example", "valid_from", "valid_until")),
            ),
        ),
        Presentation(
            "grade_distribution",
            "chart-column",
            ("grading_scale_id", "institution_id", "isced_f", "level", "first_year", "last_year"),
            cards=(
                Facts(
                    "section.main",
                    ("grading_scale_id", "institution_id", "isced_f", "level", "first_year", "last_year"),
                ),
                Grades(),
                Facts("section.source", ("source", "confidence", "example")),
            ),
        ),
        Presentation(
            "credit_rule",
            "list-checks",
            ("name", "institution_id", "credit_scheme", "theory_hours", "practice_hours", "version", "example"),
            (
                _ALL,
                View("approved", QT_TRANSLATE_NOOP("Views", "Approved"), (Filter("example", Test.IS, (0, None)),)),
                View("examples", QT_TRANSLATE_NOOP("Views", "Examples"), _EXAMPLES, "amber"),
            ),
            cards=(
                Facts(
                    "section.credit_hours",
                    (
                        "credit_scheme",
                        "hour",
                        "theory_hours",
                        "practice_hours",
                        "weeks_per_credit",
                    ),
                ),
                Facts("field.self_study", ("self_study", "self_study_ratio")),
                Facts("section.limits", ("rounding_step", "rounding", "tolerance", "not_transferable")),
                Lines("credit_cap", "credit_rule_id", "category", ("in_all",), "most_credits"),
                Facts("section.validity", ("institution_id", "version", "replaces_id", "valid_from", "valid_until")),
                Facts("section.source", ("source", "confidence", "example")),
            ),
        ),
    )
}

DEFAULTS: Mapping[str, Mapping[str, Value]] = {
    "person": {"role": "student"},
    "mobility": {
        "direction": "incoming",
        "activity": "student_studies",
        "participation": "participant",
        "sending_status": "draft",
        "receiving_status": "none",
    },
    "institution": {"kind": "college", "is_partner": 1},
    "agreement": {"kind": "exchange", "state": "draft"},
    "condition": {"direction": "outgoing", "activity": "student_studies"},
    "programme": {"kind": "semester"},
    "language_enrolment": {"state": "enrolled"},
    "recognition": {"state": "draft"},
    "transcript_line": {"status": "passed"},
    "staff": {"role": "coordinator", "active": 1},
    "identity_document": {"kind": "passport"},
    "grading_scale": {"direction": "higher_is_better"},
    "conversion_rule": {"method": "distribution", "variant": "MID"},
    "credit_rule": {"hour": "45", "self_study": "not_counted"},
}

CHOICE_TONES: Mapping[str, Mapping[str, str]] = {
    "agreement_state": {
        "draft": "grey",
        "sent": "violet",
        "signed": "teal",
        "in_force": "green",
        "expired": "amber",
        "terminated": "red",
    },
    "recognition_state": {"draft": "grey", "proposed": "amber", "decided": "green", "closed": "grey"},
    "recognition_decision": {"recognised": "green", "reassessed": "teal", "partly": "amber", "not_recognised": "red"},
    "learning_agreement_state": {
        "draft": "grey",
        "awaiting": "amber",
        "agreed": "green",
        "changing": "amber",
        "declined": "red",
    },
    "certificate_state": {
        "issued": "violet",
        "printed": "teal",
        "signed": "teal",
        "handed_over": "green",
        "revoked": "red",
    },
    "enrolment_state": {"enrolled": "teal", "completed": "green", "left": "amber", "transferred": "grey"},
    "enrolment_result": {"passed": "green", "failed": "red", "not_assessed": "grey"},
    "exam_outcome": {"passed": "green", "failed": "red", "absent": "amber", "pending": "grey"},
    "line_status": {"passed": "green", "failed": "red", "in_progress": "grey"},
}
"""Colours of words that are states; words without one are plain text."""


def presentation(kind: str) -> Presentation:
    return PRESENTATIONS.get(kind) or Presentation(kind, "layout-list")
