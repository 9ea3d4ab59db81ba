"""Partners: institutions, their units and contacts, agreements with conditions, programmes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import (
    ITSELF,
    Field,
    FieldType,
    Kind,
    KnownForm,
    Merge,
    Privacy,
    ReadAs,
    Scope,
    Values,
)
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.regions import REGIONS, country_of
from exchange_admin.domain.registry.parts import (
    NAMES,
    choice,
    fixed,
    kept,
    names,
    note,
    period,
    reference,
    several_of,
    trilingual,
)
from exchange_admin.domain.rules.agreements.balance import BALANCE_UNITS
from exchange_admin.domain.rules.agreements.renewal import RENEWAL_KINDS
from exchange_admin.domain.rules.listings import no_codes

LONGEST_NAME = 300
"""Characters that an institution is called by; those of branches of Russian universities are 220 and more."""
_DEADLINES = ("nominations_until", "applications_until")


def _check_condition(values: Values, today: date) -> Iterator[Problem]:
    """Deadlines come again every year: month and day, 03-31."""
    for name in _DEADLINES:
        typed = values.get(name)
        if typed and not _is_day_of_a_year(str(typed)):
            yield Problem("condition.no_day_of_a_year", name, {"typed": str(typed)})


def _check_agreement(values: Values, today: date) -> Iterator[Problem]:
    """Days that can hardly all be true: which of them is wrong, only a person knows."""
    signed, begins, ends = (day_in(values, name) for name in ("signed", "valid_from", "valid_until"))
    if signed and signed > today:
        yield Problem("agreement.signed_in_future", "signed", {"date": signed.isoformat()}, Level.ASKS)
    if signed and ends and signed > ends:
        yield Problem("agreement.signed_after_end", "signed", _iso(day=signed, end=ends), Level.ASKS)
    since = min((day for day in (signed, begins) if day), default=None)
    notice = values.get("notice_days")
    if isinstance(notice, int) and since and ends and notice > max((ends - since).days, 0):
        yield Problem("agreement.notice_too_long", "notice_days", {"n": notice, **_iso(start=since)}, Level.ASKS)
    review, over = day_in(values, "next_review"), day_in(values, "terminated_on")
    if review and ends and review > ends:
        yield Problem("agreement.review_after_end", "next_review", _iso(day=review, end=ends), Level.ASKS)
    if over and since and over < since:
        yield Problem("agreement.terminated_before_start", "terminated_on", _iso(day=over, start=since), Level.ASKS)


def _iso(**days: date) -> dict[str, object]:
    return {name: day.isoformat() for name, day in days.items()}


def _is_day_of_a_year(typed: str) -> bool:
    try:
        return date.fromisoformat(f"2024-{typed}").isoformat()[5:] == typed
    except ValueError:
        return False


_COUNTED = ("students", "teachers", "foreign_students", "dormitory_places")


def _check_profile(values: Values, today: date) -> Iterator[Problem]:
    """What is counted grows old: of when it is has to stand beside it."""
    counted = [name for name in _COUNTED if values.get(name) is not None]
    as_of = day_in(values, "profile_as_of")
    if counted and as_of is None:
        yield Problem("institution.counted_when", "profile_as_of", level=Level.ASKS)
    elif as_of and as_of > today:
        yield Problem("institution.counted_in_future", "profile_as_of", {"date": as_of.isoformat()}, Level.ASKS)
    guests, students = values.get("foreign_students"), values.get("students")
    if isinstance(guests, int) and isinstance(students, int) and guests > students:
        facts = {"n": guests, "students": students}
        yield Problem("institution.more_guests_than_students", "foreign_students", facts, Level.ASKS)
    yield from no_codes(values, "priority_fields")
    region = str(values.get("region") or "")
    if region and country_of(region) != values.get("country"):
        yield Problem("institution.region_elsewhere", "region", {"region": f"choice.region.{region}"}, Level.ASKS)


_PROFILE = KnownForm(
    shows=(ITSELF,),
    known=(*NAMES, "country"),
    asked=(
        *("short_name", "region", "city", "kind", "national_code", "website", "email", "phone", "address"),
        *("strengths_zh", "strengths_ru", "strengths_en", "priority_fields", "teaching_languages", *_COUNTED),
        *("accreditations", "profile_as_of"),
    ),
    is_whole=True,
)
KINDS = (
    Kind(
        name="institution",
        words={
            "institution_kind": ("college", "university", "enterprise", "research", "authority", "school", "other"),
            "region": REGIONS,
        },
        fields=(
            *names(longest=LONGEST_NAME),
            Field(name="short_name", listed=True, searched=True, longest=60),
            Field(name="country", type=FieldType.COUNTRY, required=True, listed=True),
            choice("region", "region"),
            Field(name="city", listed=True, searched=True, names_town=True),
            choice("kind", "institution_kind", required=True, listed=True, begins="college"),
            Field(name="code", searched=True, longest=64, merge=Merge.IDENTITY, unique=True, section="codes"),
            Field(name="national_code", searched=True, longest=64, section="codes"),
            Field(name="website", section="contact", longest=400),
            Field(name="email", section="contact"),
            Field(name="phone", section="contact"),
            Field(name="address", type=FieldType.MEMO, section="contact", longest=1000),
            reference("grading_scale_id", "grading_scale", section="learning"),
            Field(name="is_partner", type=FieldType.BOOLEAN, listed=True, begins=1),
            # what partners want to know before they write; counts hold for the day of the profile
            *trilingual("strengths", type=FieldType.MEMO, longest=2000, section="profile"),
            Field(name="priority_fields", longest=120, section="profile", read_as=ReadAs.FIELDS_OF_EDUCATION),
            several_of("teaching_languages", "language", longest=120, section="profile"),
            *(Field(name=name, type=FieldType.INTEGER, low=0, high=1_000_000, section="profile") for name in _COUNTED),
            Field(name="accreditations", type=FieldType.MEMO, longest=2000, section="profile"),
            Field(name="profile_as_of", type=FieldType.DATE, section="profile"),
            note(),
        ),
        searchable=True,
        indexed=("country", "kind"),
        scope=Scope.REFERENCED,
        imported=True,
        begins_unsaid=("kind",),
        known_form=_PROFILE,
        due_through=ITSELF,
        due_fields=("country",),
        check=_check_profile,
    ),
    Kind(
        name="contact",
        fields=(
            reference("institution_id", "institution", required=True, immutable=True),
            Field(name="name", required=True, listed=True, searched=True, privacy=Privacy.PERSONAL),
            Field(name="position", listed=True),
            Field(name="email", listed=True, privacy=Privacy.PERSONAL),
            Field(name="phone", listed=True, privacy=Privacy.PERSONAL),
            several_of("languages", "language", longest=40),
            note(),
        ),
        parent="institution_id",
        scope=Scope.PARTNER,
        by_partner=True,
        theirs=("institution_id",),
        imported=True,
    ),
    Kind(
        name="unit",
        fields=(
            reference("institution_id", "institution", required=True, listed=True, immutable=True),
            *names(),
            Field(name="code", listed=True, longest=40),
        ),
        parent="institution_id",
        searchable=True,
        scope=Scope.PARTNER,
        by_partner=True,
        theirs=("institution_id",),
        imported=True,
    ),
    Kind(
        name="agreement",
        words={
            "agreement_kind": (
                *("framework", "exchange", "training", "double_diploma", "charter", "letter_of_intent", "other"),
            ),
            "agreement_state": ("draft", "sent", "signed", "in_force", "expired", "terminated"),
            "renewal_kind": RENEWAL_KINDS,
            "balance_unit": BALANCE_UNITS,
        },
        fields=(
            Field(name="number", required=True, listed=True, searched=True, merge=Merge.IDENTITY),
            reference("institution_id", "institution", required=True, listed=True, exported=True),
            choice("kind", "agreement_kind", required=True, listed=True, begins="exchange"),
            choice("state", "agreement_state", required=True, listed=True, merge=Merge.DECISION, begins="draft"),
            *trilingual("title", searched=True),
            Field(name="signed", type=FieldType.DATE),
            *period("valid_from", "valid_until", listed=True),
            Field(name="isced_f", longest=40, read_as=ReadAs.FIELDS_OF_EDUCATION),
            choice("renewal", "renewal_kind"),
            kept("renews", type=FieldType.BOOLEAN),  # what older programs know of `renewal`
            Field(name="notice_days", type=FieldType.INTEGER, unsummed=True, low=0, high=3660),
            Field(name="next_review", type=FieldType.DATE),
            reference("previous_id", "agreement"),
            reference("coordinator_id", "staff"),
            choice("balance_unit", "balance_unit", section="balance"),
            Field(name="balance_ratio", type=FieldType.DECIMAL, unsummed=True, low=0, high=1000, section="balance"),
            Field(
                name="balance_tolerance", type=FieldType.DECIMAL, unsummed=True, low=0, high=100_000, section="balance"
            ),
            reference("balance_from_year_id", "academic_year", section="balance"),
            # as of that first year, in the unit: above zero the partner owes, below it the office does
            Field(name="balance_opening", type=FieldType.DECIMAL, low=-100_000, high=100_000, section="balance"),
            several_of("languages", "language", section="text"),
            Field(name="prevailing_language", type=FieldType.LANGUAGE, section="text"),
            Field(name="original_place", searched=True, section="text", internal=True),
            Field(name="terminated_on", type=FieldType.DATE, section="end"),
            Field(name="termination_reason", section="end", longest=1000),
            # what an agreement of two others came of; the office alone drafts it (decision 102)
            fixed("interest_id", type=FieldType.REFERENCE, refers="interest", section="end"),
            note(),
        ),
        check=_check_agreement,
        label=("number",),
        searchable=True,
        indexed=("institution_id", "valid_until"),
        scope=Scope.PARTNER,
        follows=("institution_id",),
        identified_by=("interest_id",),
        imported=True,
        due_through=ITSELF,
        due_fields=(
            *("state", "signed", "valid_from", "valid_until", "renewal", "renews", "notice_days", "next_review"),
            *("previous_id", "original_place"),
        ),
        due_alone=True,
    ),
    Kind(
        name="condition",
        fields=(
            reference("agreement_id", "agreement", required=True, immutable=True),
            choice("direction", "direction", required=True, listed=True, begins="outgoing"),
            choice("activity", "activity", required=True, listed=True, begins="student_studies"),
            Field(name="places_per_year", type=FieldType.INTEGER, low=0, high=100_000, listed=True),
            Field(name="months", type=FieldType.DECIMAL, listed=True),
            Field(name="days", type=FieldType.INTEGER, low=0, high=3660),
            Field(name="weight", type=FieldType.DECIMAL, unsummed=True, low=0, high=1000),
            choice("level", "study_level", listed=True),
            Field(name="isced_f", longest=4, listed=True, read_as=ReadAs.FIELDS_OF_EDUCATION),
            Field(name="language", type=FieldType.LANGUAGE),
            choice("language_level", "cefr", listed=True),
            reference("exam_level_id", "language_level"),  # asked for by name, in place of a CEFR level
            reference("first_year_id", "academic_year"),
            reference("last_year_id", "academic_year"),
            *(Field(name=name, longest=10) for name in _DEADLINES),
            note(),
        ),
        label=("direction", "activity"),
        parent="agreement_id",
        scope=Scope.PARTNER,
        imported=True,
        due_through=ITSELF,
        due_fields=(
            *("exam_level_id", "language_level", "language"),
            *("places_per_year", "first_year_id", "last_year_id"),
        ),
        due_alone=True,
        check=_check_condition,
    ),
    Kind(
        name="programme",
        words={
            "programme_kind": (
                "semester",
                "language_year",
                "short_course",
                "summer_school",
                "traineeship",
                "teaching",
                "other",
            ),
        },
        fields=(
            *names(),
            Field(name="code", listed=True, searched=True, longest=40),
            choice("kind", "programme_kind", required=True, listed=True, begins="semester"),
            reference("agreement_id", "agreement", listed=True),
            reference("host_institution_id", "institution", listed=True),
            reference("term_id", "term", listed=True),
            *period("starts", "ends", listed=True),
            Field(name="planned_minutes", type=FieldType.MINUTES, low=0, high=10_000_000),
            Field(name="places", type=FieldType.INTEGER, low=0, high=100_000),
            Field(name="language", type=FieldType.LANGUAGE),
            choice("required_level", "cefr"),
            reference("exam_level_id", "language_level"),  # asked for by name, in place of a CEFR level
            reference("coordinator_id", "staff"),
            note(),
        ),
        searchable=True,
        indexed=("term_id", "starts"),
        scope=Scope.REFERENCED,
        imported=True,
        due_through=ITSELF,
        due_fields=("exam_level_id", "required_level", "language"),
    ),
)
