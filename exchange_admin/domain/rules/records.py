"""What must hold inside one record, beyond the type of each field. Forms show all of it; verbs stop at what blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType

from exchange_admin.domain import exact
from exchange_admin.domain.dates import age
from exchange_admin.domain.fields import Value
from exchange_admin.domain.phones import phone_problem
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.credits.records import rule_of as credit_rule_of
from exchange_admin.domain.rules.grades.conversion_rules import rule_problems as conversion_problems
from exchange_admin.domain.rules.grades.scales import GradingScale
from exchange_admin.domain.rules.kept_files import safe_name
from exchange_admin.domain.rules.lessons.hours import HELD
from exchange_admin.domain.rules.lessons.marks import still_ahead
from exchange_admin.domain.rules.mobility_status import needs_reason

YOUNGEST, OLDEST = 10, 100
"""Ages outside of which a birth date is asked about."""
LONGEST_STAY_DAYS = 6 * 366

_ONE_ADDRESS = re.compile(r"[^@,;\s]+@(?:[^@.,;\s]+\.)+[^@.,;\s]{2,}")
_ADDRESS = re.compile(r"[^@]+@(?:[^@.]+\.)+[^@.]{2,}")

Values = Mapping[str, Value]


def record_problems(kind: str, values: Values, today: date) -> list[Problem]:
    """Problems of a whole record of `kind`, in the order of its form."""
    found = [*_periods(_spans_of(kind), values), *_named(kind, values), *_email(values)]
    if rule := _RULES.get(kind):
        found += rule(values, today)
    return found


@cache
def _spans_of(kind: str) -> tuple[tuple[str, str], ...]:
    """The periods that records of the kind have: few, and this is asked about every row of an import."""
    fields = REGISTRY[kind].by_name
    return tuple((first, last) for first, last in _SPANS if first in fields and last in fields)


def _periods(spans: tuple[tuple[str, str], ...], values: Values) -> Iterator[Problem]:
    for first, last in spans:
        if not values.get(first) or not values.get(last):
            continue
        starts, ends = _day(values, first), _day(values, last)
        if starts and ends and ends < starts:
            yield Problem("period.reversed", last, {"start": starts.isoformat(), "end": ends.isoformat()})


def _email(values: Values) -> Iterator[Problem]:
    """One address or several; what does not look like any is asked about, for mail may reach stranger ones."""
    typed = str(values.get("email") or "")
    if not typed or _ONE_ADDRESS.fullmatch(typed):
        return
    odd = [one for one in re.split(r"[,;\s]+", typed) if one and not _ADDRESS.fullmatch(one)]
    if odd:
        yield Problem("value.unusual_email", "email", {"typed": odd[0]}, Level.ASKS)


def _named(kind: str, values: Values) -> Iterator[Problem]:
    """What somebody calls the record by: in one language at least, or in one script."""
    one_of = REGISTRY[kind].one_of
    if one_of and not any(map(values.get, one_of)):
        yield Problem("person.no_name" if kind == "person" else "name.missing_language", one_of[0])


def _person(values: Values, today: date) -> Iterator[Problem]:
    if (phone := values.get("phone")) and (odd := phone_problem(str(phone))):
        yield odd
    born = _day(values, "birth_date")
    if born and born > today:
        yield Problem("person.born_in_future", "birth_date", {"date": born.isoformat()})
    elif born:
        years = age(born, today)
        if years < YOUNGEST:
            yield Problem("person.too_young", "birth_date", {"age": years}, Level.ASKS)
        if years > OLDEST:
            yield Problem("person.too_old", "birth_date", {"age": years}, Level.ASKS)


def _attachment(values: Values, today: date) -> Iterator[Problem]:
    """Whatever stands here, files are written under a safe name; that one may as well stand here."""
    typed = str(values.get("file_name") or "")
    if typed and safe_name(typed) != typed:
        facts = {"typed": typed, "better": safe_name(typed)}
        yield Problem("attachment.bad_name", "file_name", facts, Level.ASKS)


def _lesson(values: Values, today: date) -> Iterator[Problem]:
    if values.get("state") == HELD and (ahead := still_ahead(values, today)):
        yield ahead


def _exam_result(values: Values, today: date) -> Iterator[Problem]:
    taken = _day(values, "date")
    if taken and taken > today and values.get("outcome") in {"passed", "failed"}:
        yield Problem("exam.result_ahead", "date", {"date": taken.isoformat()}, Level.ASKS)


def _mobility(values: Values, today: date) -> Iterator[Problem]:
    sending, receiving = values.get("sending_institution_id"), values.get("receiving_institution_id")
    if sending and sending == receiving:
        yield Problem("mobility.same_institution", "receiving_institution_id")
    if needs_reason(str(values.get("sending_status"))) and not values.get("withdrawal_reason"):
        yield Problem("mobility.reason_missing", "withdrawal_reason")
    starts, ends = _day(values, "planned_start"), _day(values, "planned_end")
    if starts and ends and (ends - starts).days > LONGEST_STAY_DAYS:
        yield Problem("period.too_long", "planned_end", {"days": (ends - starts).days}, Level.ASKS)


def _identity_document(values: Values, today: date) -> Iterator[Problem]:
    until = _day(values, "valid_until")
    if until and until < today:
        yield Problem("document.expired", "valid_until", {"until": until.isoformat()}, Level.INFORMS)


def _scale(values: Values, today: date) -> Iterator[Problem]:
    """A scale is typed in field by field: until it is whole it can be saved, and a conversion says what lacks."""
    for problem in GradingScale.draft(values).problems():
        yield replace(problem, level=Level.ASKS)


def _distribution(values: Values, today: date) -> Iterator[Problem]:
    first, last = values.get("first_year"), values.get("last_year")
    if isinstance(first, int) and isinstance(last, int) and last < first:
        yield Problem("period.reversed", "last_year", {"start": str(first), "end": str(last)})


def _conversion_rule(values: Values, today: date) -> Iterator[Problem]:
    yield from conversion_problems(values)


def _credit_rule(values: Values, today: date) -> Iterator[Problem]:
    try:
        credit_rule_of("", values)
    except RuleBroken as broken:
        for problem in broken.problems:
            if problem.code != "period.reversed":  # said of every period already
                yield replace(problem, level=Level.ASKS)


def _transcript_line(values: Values, today: date) -> Iterator[Problem]:
    """Practice is part of the contact hours; nobody studies for less than nothing."""
    for name in ("credits", "placement_weeks"):
        number = exact.read_or_none(str(values.get(name) or ""))
        if number is not None and number < 0:
            yield Problem("value.too_small", name, {"low": 0})
    contact, practice = values.get("contact_minutes"), values.get("practice_minutes")
    if isinstance(contact, int) and isinstance(practice, int) and practice > contact:
        yield Problem("transcript.practice_beyond_contact", "practice_minutes")


def _day(values: Values, name: str) -> date | None:
    value = values.get(name)
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


_SPANS = (
    ("starts", "ends"),
    ("valid_from", "valid_until"),
    ("planned_start", "planned_end"),
    ("actual_start", "actual_end"),
    ("issued", "valid_until"),
    ("date", "valid_until"),
    ("enrolled_on", "left_on"),
)
_RULES: Mapping[str, Callable[[Values, date], Iterator[Problem]]] = MappingProxyType(
    {
        "attachment": _attachment,
        "person": _person,
        "mobility": _mobility,
        "identity_document": _identity_document,
        "grading_scale": _scale,
        "transcript_line": _transcript_line,
        "grade_distribution": _distribution,
        "conversion_rule": _conversion_rule,
        "credit_rule": _credit_rule,
        "language_lesson": _lesson,
        "exam_result": _exam_result,
    }
)
