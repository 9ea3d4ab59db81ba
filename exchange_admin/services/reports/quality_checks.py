"""What a good register has filled in and up to date: checks as data, each of one kind of record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.rules.mobility_status import CAME, CAME_TO_NOTHING, VERIFIED_OR_LATER
from exchange_admin.domain.rules.stays import CAME_ON, LAST_DAY, REFUSED
from exchange_admin.services.reports.counted_stays import STUDENTS

WEIGHTS = URGENT, DUE, WISHED = "urgent", "due", "wished"
"""Somebody may be refused at a border or a deadline passes; a report or a paper lacks something; it would be good."""

_UNDECIDED_DAYS = 30


@dataclass(frozen=True, slots=True)
class Check:
    """Found are the records of `kind` that fit `of` and `missing`. `key` is the word `report.check.<key>`; `field` is
    what is to be filled in, `institution` where the record says whose it is, `term` and `day` how it belongs to a
    period: without them it belongs to every one."""

    key: str
    kind: str
    weight: str
    field: str
    missing: tuple[Filter, ...]
    of: tuple[Filter, ...] = ()
    institution: str = ""
    term: str = ""
    day: str = ""


def _empty(*fields: str) -> tuple[Filter, ...]:
    return tuple(Filter(field, Test.EMPTY) for field in fields)


_STUDENTS = (Filter("role", Test.IS, ("student",)),)
_TAKES_PLACE = (
    Filter("sending_status", Test.IS_NOT, tuple(sorted(CAME_TO_NOTHING))),
    Filter("receiving_status", Test.IS_NOT, tuple(sorted(REFUSED))),
)


def checks(as_of: date, language: str) -> Sequence[Check]:
    """`language` is that of the report, in which names are wanted."""
    return (*_of_people(), *_of_stays(as_of), *_of_languages(as_of), *_of_credits(as_of), *_of_partners(language))


def _person(
    key: str, weight: str, *fields: str, of: tuple[Filter, ...] = (), field: str = "", kind: str = "person"
) -> Check:
    return Check(key, kind, weight, field or fields[0], _empty(*fields), of, "home_institution_id")


def _of_people() -> tuple[Check, ...]:
    return (
        _person("no_citizenship", URGENT, "citizenship"),
        _person("no_birth_date", URGENT, "birth_date"),
        _person("no_latin_name", URGENT, "family_latin", "given_latin"),
        _person("no_emergency_contact", URGENT, "emergency_contact"),
        _person("no_home", DUE, "home_institution_id"),
        _person("no_level", DUE, "level", of=_STUDENTS),
        _person("no_speciality", DUE, "speciality_code", "speciality_name", of=_STUDENTS),
        _person("no_phone", DUE, "phone"),
        _person("no_email", DUE, "email"),
        _person("no_sex", WISHED, "sex"),
    )


def _stay(
    key: str, weight: str, field: str, missing: tuple[Filter, ...], of: tuple[Filter, ...] = (), kind: str = "mobility"
) -> Check:
    home = "person_id.home_institution_id"
    return Check(key, kind, weight, field, missing, (*_TAKES_PLACE, *of), home, "term_id", "planned_start")


def _of_stays(as_of: date) -> tuple[Check, ...]:
    yesterday = (as_of - timedelta(days=1)).isoformat()
    accepted = (Filter("receiving_status", Test.IS, tuple(sorted(VERIFIED_OR_LATER))),)
    begun = (*accepted, Filter("planned_start", Test.UNTIL, (yesterday,)))
    over = Filter(LAST_DAY, Test.UNTIL, (yesterday,))
    studying = (Filter("activity", Test.IS, tuple(sorted(STUDENTS))),)
    here = Filter("receiving_status", Test.IS, tuple(sorted(CAME & {"arrived", "in_residence"})))
    return (
        _stay("not_arrived", URGENT, "actual_start", _empty(CAME_ON), begun),
        _stay("not_departed", URGENT, "actual_end", (over,), (here,)),
        _stay("no_days", DUE, "planned_start", _empty("planned_start")),
        _stay("no_agreement", DUE, "agreement_id", _empty("agreement_id")),
        _stay("no_term", WISHED, "term_id", _empty("term_id")),
        _stay("no_coordinator", WISHED, "coordinator_id", _empty("coordinator_id")),
        _stay("no_fund_source", WISHED, "fund_source", _empty("fund_source"), studying),
        _stay("no_study_status", WISHED, "study_status", _empty("study_status"), studying),
    )


def _of_languages(as_of: date, group: str = "language_group") -> tuple[Check, ...]:
    ended = (Filter("ends", Test.UNTIL, ((as_of - timedelta(days=1)).isoformat(),)),)
    home = "person_id.home_institution_id"
    closed = (Filter(f"{group}_id.closed_on", Test.FILLED),)
    taken = (Filter("date", Test.UNTIL, (as_of.isoformat(),)),)
    return (
        Check("group_not_closed", group, DUE, "closed_on", _empty("closed_on"), ended, term="term_id", day="starts"),
        Check("group_no_teacher", group, DUE, "teacher_id", _empty("teacher_id"), term="term_id", day="starts"),
        Check(
            *("no_result", "language_enrolment", DUE, "result", _empty("result"), closed),
            *(home, f"{group}_id.term_id", f"{group}_id.starts"),
        ),
        Check("exam_no_outcome", "exam_result", DUE, "outcome", _empty("outcome"), taken, home, day="date"),
    )


def _of_credits(as_of: date) -> tuple[Check, ...]:
    long_ago = (as_of - timedelta(days=_UNDECIDED_DAYS)).isoformat()
    overdue = (Filter("due", Test.UNTIL, ((as_of - timedelta(days=1)).isoformat(),)), *_empty("settled_on"))
    host = "transcript_id.institution_id"
    waiting = (Filter("state", Test.IS, ("proposed",)), Filter("proposed_on", Test.UNTIL, (long_ago,)))
    return (
        Check("owed_overdue", "owed_course", URGENT, "settled_on", overdue, day="due"),
        Check("undecided", "recognition", DUE, "state", waiting, institution=host, day="proposed_on"),
    )


def _of_partners(language: str) -> tuple[Check, ...]:
    name = f"name_{language}"
    agreed = (Filter("state", Test.IS, ("in_force",)),)
    in_forms = (Filter("country", Test.IS, ("CN", "RU")),)
    return (
        Check("agreement_no_end", "agreement", WISHED, "valid_until", _empty("valid_until"), agreed, "institution_id"),
        Check("institution_no_country", "institution", DUE, "country", _empty("country"), institution="id"),
        Check("institution_no_region", "institution", WISHED, "region", _empty("region"), in_forms, "id"),
        Check("institution_not_named", "institution", WISHED, name, _empty(name), institution="id"),
        Check("programme_not_named", "programme", WISHED, name, _empty(name), institution="host_institution_id"),
    )
