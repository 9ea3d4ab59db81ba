"""Recognition of credits: what was asked, earned, recognised and is owed, and which equivalences were used."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from exchange_admin.documents.report_pages.content import Share, Table
from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.labels import latin_name, person_name, written_in
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Order, Query
from exchange_admin.domain.rules.recognition.decisions import NOT_RECOGNISED, PARTLY, REASSESSED, RECOGNISED
from exchange_admin.domain.steps import Record
from exchange_admin.services.grades.converting import Converting
from exchange_admin.services.recognition.case import RecognitionCase
from exchange_admin.services.recognition.reading import CaseReading
from exchange_admin.services.reports.credit_sheet import credit_sheet
from exchange_admin.services.reports.pages import Page, listed
from exchange_admin.services.reports.reading import DUE_SOON, Reading, Scope, Sheet, columns

_TEXT, _NUMBER, _CODE, _DAY = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.IDENTIFIER, ColumnKind.DATE
_SHARE, _CREDITS = ColumnKind.PERCENT, ColumnKind.DECIMAL
_DECISIONS = (RECOGNISED, REASSESSED, PARTLY, NOT_RECOGNISED)


@dataclass(frozen=True, slots=True)
class _Case:
    """A case with the entry of its person that is kept."""

    case: RecognitionCase
    person: Record

    @property
    def decided(self) -> bool:
        return self.case.state in ("decided", "closed")

    @property
    def decisions(self) -> Counter[str]:
        return Counter(one.decision for one in self.case.mappings)


def credit_recognition(reading: Reading, scope: Scope, as_of: date) -> Sequence[Page | Sheet]:
    """By the term of the transcript, without one by the day of the decision. Credits of different schemes are never
    added up."""
    cases = list(_cases(reading, scope, as_of))
    return (
        _by_institution(reading, cases),
        _by_scheme(reading, cases),
        _by_person(reading, cases),
        _owed(reading, cases, as_of),
        _equivalences(reading, cases),
        replace(credit_sheet(reading, scope), key="courses"),
    )


def _cases(reading: Reading, scope: Scope, as_of: date) -> Iterator[_Case]:
    store = reading.store
    reader = CaseReading(store, Converting(store, reading.shipped.pass_only, reading.words.language), lambda: as_of)
    ns = reading.ids("recognition", scope.filters("transcript_id.term_id", "decided_on"), Order("decided_on"))
    entries = store.entries()
    for block in reading.rows("recognition", ns, ("id",)):
        for row in block:
            try:
                case = reader.read(str(row["id"]))
            except RuleBroken:  # its transcript is gone
                continue
            kept = entries.kept(case.person.id)
            yield _Case(case, case.person if kept == case.person.id else store.get("person", kept) or case.person)


def _by_institution(reading: Reading, cases: Sequence[_Case]) -> Page:
    words = reading.words
    found: dict[str, list[_Case]] = defaultdict(list)
    for one in cases:
        found[one.case.host.id].append(one)
    names = reading.called("institution", found)
    heads = columns(
        words,
        ("transcript.institution_id", _TEXT),
        ("cases", _NUMBER),
        ("cases_decided", _NUMBER),
        ("people", _NUMBER),
        *((f"courses_{decision}", _NUMBER) for decision in _DECISIONS),
        ("courses_open", _NUMBER),
        ("recognised_share", _SHARE, 1),
        ("owed_open", _NUMBER),
    )
    rows = []
    for host, of in sorted(found.items(), key=lambda each: (-len(each[1]), names.get(each[0], ""))):
        decided = sum((one.decisions for one in of), Counter[str]())
        counts = [decided[decision] for decision in _DECISIONS]
        rows.append(
            (
                names.get(host) or words.say("report.not_said"),
                *(len(of), sum(one.decided for one in of), len({one.person.id for one in of})),
                *(*counts, sum(decided.values()) - sum(counts)),
                sum(counts[:3]) / sum(counts) if sum(counts) else None,
                sum(1 for one in of for owed in one.case.owed if not owed["settled_on"]),
            )
        )
    shares = {9: Share((4, 5, 6), (4, 5, 6, 7))}
    table = Table(heads, rows, sums=(1, 2, 4, 5, 6, 7, 8, 10), shares=shares, bars=(9,))
    return Page("recognition_by_institution", (table,), (words.say("report.recognition_note"),))


def _by_scheme(reading: Reading, cases: Sequence[_Case]) -> Page:
    """Of cases all of whose courses have one scheme: sums in it are exact. Others are only counted."""
    words = reading.words
    found: dict[tuple[str, str], list[RecognitionCase]] = defaultdict(list)
    for one in cases:
        found[one.case.balance.scheme, one.case.host.id].append(one.case)
    names = reading.called("institution", {host for _, host in found})
    heads = columns(
        words,
        ("home_scheme", _TEXT),
        ("transcript.institution_id", _TEXT),
        ("cases", _NUMBER),
        ("cases_mixed", _NUMBER),
        ("credits_asked", _CREDITS, 2),
        ("credits_earned", _CREDITS, 2),
        ("credits_recognised", _CREDITS, 2),
        ("credits_missing", _CREDITS, 2),
        ("earned_unknown", _NUMBER),
    )
    rows: list[tuple[CellContent, ...]] = []
    for (scheme, host), of in sorted(found.items(), key=lambda each: (each[0][0], names.get(each[0][1], ""))):
        sound = [case.balance for case in of if not case.balance.mixed]
        known = [one.earned for one in sound if one.earned is not None]
        rows.append(
            (
                words.choice("credit_scheme", scheme) or words.say("report.not_said"),
                names.get(host) or words.say("report.not_said"),
                *(len(of), len(of) - len(sound)),
                sum((one.asked for one in sound), Fraction(0)),
                sum(known, Fraction(0)) if known else None,
                sum((one.recognised for one in sound), Fraction(0)),
                sum((one.missing for one in sound), Fraction(0)),
                len(sound) - len(known),
            )
        )
    return Page("recognition_by_scheme", (Table(heads, rows),), (words.say("report.scheme_note"),), frozen=2)


def _by_person(reading: Reading, cases: Sequence[_Case]) -> Page | Sheet:
    words = reading.words
    houses = reading.called("institution", {one.case.host.id for one in cases} | {one.case.home.id for one in cases})
    terms = reading.called("term", {one.case.transcript["term_id"] for one in cases})
    heads = columns(
        words,
        ("full_name", _TEXT),
        ("name_latin", _TEXT),
        ("transcript.institution_id", _TEXT),
        ("recognition.home_institution_id", _TEXT),
        ("transcript.term_id", _TEXT),
        ("recognition.state", _TEXT),
        ("decided_on", _DAY),
        ("minutes", _CODE),
        ("home_scheme", _TEXT),
        ("credits_asked", _CREDITS, 2),
        ("credits_earned", _CREDITS, 2),
        ("credits_recognised", _CREDITS, 2),
        ("credits_missing", _CREDITS, 2),
        ("owed_open", _NUMBER),
        ("doubt", _TEXT),
    )
    rows = []
    for one in cases:
        case, balance = one.case, one.case.balance
        rows.append(
            (
                *(person_name(one.person.values)[0], latin_name(one.person.values)),
                *(houses.get(case.host.id), houses.get(case.home.id), terms.get(case.transcript.text("term_id"))),
                *(words.choice("recognition_state", case.state), case.record["decided_on"]),
                *(case.record["minutes_number"], words.choice("credit_scheme", balance.scheme)),
                *(balance.asked, balance.earned, balance.recognised, balance.missing),
                sum(1 for owed in case.owed if not owed["settled_on"]),
                words.say("report.mixed_schemes") if balance.mixed else None,
            )
        )
    return listed("recognition_by_person", Table(heads, rows, sums=(13,)), frozen=2)


def _owed(reading: Reading, cases: Sequence[_Case], as_of: date) -> Page | Sheet:
    """What is still to be done stands first, the first day due on top."""
    words = reading.words
    heads = columns(
        words,
        ("full_name", _TEXT),
        ("name_latin", _TEXT),
        ("owed_course.home_course", _TEXT),
        ("owed_course.home_course_code", _CODE),
        ("owed_course.form", _TEXT),
        ("owed_course.due", _DAY),
        ("days_left", _NUMBER),
        ("owed_course.settled_on", _DAY),
        ("owed_course.mark", _CREDITS),
        ("recognition.state", _TEXT),
    )
    found = [(owed, one) for one in cases for owed in one.case.owed]
    found.sort(key=lambda each: (bool(each[0]["settled_on"]), each[0].text("due"), each[0].id))
    rows = []
    for owed, one in found:
        due = day_in(owed.values, "due")
        is_open = not owed["settled_on"]
        rows.append(
            (
                *(person_name(one.person.values)[0], latin_name(one.person.values)),
                written_in(owed.values, "title", words.language) or owed["home_course"],
                *(owed["home_course_code"], words.choice("owed_form", owed["form"])),
                *(owed["due"], (due - as_of).days if due and is_open else None, owed["settled_on"], owed["mark"]),
                words.choice("recognition_state", one.case.state),
            )
        )
    left = sum(1 for owed, _ in found if not owed["settled_on"])
    note = words.say("report.owed_note", {"n": left, "all": len(found)})
    tones = words.say("report.tones_note", {"n": DUE_SOON})
    return listed("owed", Table(heads, rows, days_left={6: DUE_SOON}), (note, tones), frozen=2)


def _equivalences(reading: Reading, cases: Sequence[_Case]) -> Page | Sheet:
    """Every one that the office remembers, with how often a case of the period rests on it."""
    words = reading.words
    used = Counter(
        mapping.record.text("course_equivalence_id")
        for one in cases
        for mapping in one.case.mappings
        if mapping.record["course_equivalence_id"]
    )
    found = list(reading.store.records(Query("course_equivalence")))
    if partner := reading.narrowing.partner:
        found = [one for one in found if partner in (one["institution_id"], one["home_institution_id"])]
    found.sort(key=lambda one: (-used[one.id], one.text("host_courses"), one.id))
    houses = reading.called("institution", {one[f] for one in found for f in ("institution_id", "home_institution_id")})
    heads = columns(
        words,
        ("course_equivalence.host_courses", _TEXT),
        ("course_equivalence.institution_id", _TEXT),
        ("course_equivalence.home_titles", _TEXT),
        ("course_equivalence.home_institution_id", _TEXT),
        ("course_equivalence.decision", _TEXT),
        ("times_used", _NUMBER),
        ("course_equivalence.approved_on", _DAY),
        ("course_equivalence.minutes_number", _CODE),
        ("course_equivalence.withdrawn_on", _DAY),
    )
    rows = [
        (
            *(one["host_courses"], houses.get(one.text("institution_id")), one["home_titles"]),
            houses.get(one.text("home_institution_id")),
            words.choice("recognition_decision", one["decision"]),
            *(used[one.id], one["approved_on"], one["minutes_number"], one["withdrawn_on"]),
        )
        for one in found
    ]
    return listed("equivalences", Table(heads, rows, sums=(5,)))
