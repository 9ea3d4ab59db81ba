"""Reading a case: its transcript, mappings with what the rules give, what is owed, and the balance of credits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.recognition.balance import CreditBalance
from exchange_admin.domain.rules.recognition.decisions import TAKEN
from exchange_admin.domain.rules.recognition.group_marks import GroupMark, LineMark, group_mark
from exchange_admin.domain.steps import Record
from exchange_admin.services.grades.converting import Converting
from exchange_admin.services.grades.frozen import ConvertedMark
from exchange_admin.services.learning_agreements.reading import AgreementSheets, live, there
from exchange_admin.services.recognition.case import (
    CourseMapping,
    CreditWorth,
    HomeCourse,
    HostSource,
    RecognitionCase,
    agreed_course,
    frozen_plain,
    summed,
)
from exchange_admin.services.recognition.rules import CaseRules, Sides, course_work
from exchange_admin.store import Store


class CaseReading:
    """Reads only. `today` tells the day for rules where the transcript has none."""

    def __init__(self, store: Store, converting: Converting, today: Callable[[], date]) -> None:
        self._store, self._converting, self._today = store, converting, today

    def read(self, id: str) -> RecognitionCase:
        """Raises RuleBroken with `record.missing`."""
        record = there(self._store, "recognition", id)
        transcript = there(self._store, "transcript", record.text("transcript_id"))
        person = self._store.get("person", record.text("person_id")) or Record("person", "", {})
        host, home = (
            self._store.get("institution", one) or Record("institution", "", {})
            for one in (transcript.text("institution_id"), record.text("home_institution_id"))
        )
        lines = tuple(live(self._store.where("transcript_line", "transcript_id", [transcript.id])))
        rules = CaseRules(self._converting, self._sides(transcript, host, home))
        mappings = tuple(self._mappings(record, {one.id: one for one in lines}, rules))
        owed = live(self._store.where("owed_course", "recognition_id", [id]))
        agreed = self._agreed(record)
        case = RecognitionCase(
            record,
            person,
            transcript,
            host,
            home,
            lines,
            mappings,
            tuple(sorted(owed, key=_due)),
            agreed,
            CreditBalance("", Fraction(0), None, Fraction(0)),
        )
        return replace(case, balance=_balance(case, _earned(lines, rules)))

    def _sides(self, transcript: Record, host: Record, home: Record) -> Sides:
        issued = transcript.text("issued")
        day = date.fromisoformat(issued) if issued else self._today()
        host_scale = transcript.text("grading_scale_id") or host.text("grading_scale_id")
        return Sides(host, home, host_scale, home.text("grading_scale_id"), day)

    def _mappings(self, case: Record, lines: dict[str, Record], rules: CaseRules) -> Iterator[CourseMapping]:
        records = live(self._store.where("recognition_mapping", "recognition_id", [case.id]))
        ids = [one.id for one in records]
        more_lines, more_courses = self._below("mapping_line", ids), self._below("mapping_course", ids)
        for record in sorted(records, key=_made):
            sources = [_source(one, lines) for one in (record, *more_lines[record.id]) if _has_source(one)]
            courses = [HomeCourse.of(one.values) for one in (record, *more_courses[record.id]) if one["home_course"]]
            mapping = CourseMapping(record, tuple(sources), tuple(courses))
            yield _as_decided(mapping) if case["state"] != "draft" else _by_rules(mapping, rules)

    def _below(self, kind: str, mappings: Sequence[str]) -> dict[str, list[Record]]:
        grouped: dict[str, list[Record]] = defaultdict(list)
        for one in sorted(live(self._store.where(kind, "recognition_mapping_id", mappings)), key=_made):
            grouped[one.text("recognition_mapping_id")].append(one)
        return grouped

    def _agreed(self, case: Record) -> tuple[Record, ...]:
        if not case["learning_agreement_id"]:
            return ()
        try:
            sheet = AgreementSheets(self._store).read(case.text("learning_agreement_id"))
        except RuleBroken:
            return ()
        version = sheet.approved
        return tuple(one for one in version.table("b") if one["change"] != "deleted") if version else ()


def _by_rules(mapping: CourseMapping, rules: CaseRules) -> CourseMapping:
    """With what the rules give today, or why they refuse."""
    try:
        return replace(mapping, mark=_mark(mapping, rules), worth=_worth(mapping, rules))
    except RuleBroken as broken:
        return replace(mapping, refused=broken.problem)


def _as_decided(mapping: CourseMapping) -> CourseMapping:
    """With what the rules gave when it was proposed."""
    mark, worth = (frozen_plain(mapping.record[name]) for name in ("conversion", "credit_conversion"))
    try:
        read = GroupMark.read(mark, ConvertedMark.read) if mark else None
    except RuleBroken:
        read = None
    return replace(mapping, mark=read, worth=_worth_read(worth))


def _mark(mapping: CourseMapping, rules: CaseRules) -> GroupMark | None:
    marks = []
    for source in mapping.sources:
        if source.line is None or not source.line["original_mark"]:
            return None
        converted = rules.mark(source.line.text("original_mark"))
        if converted is None:
            return None
        minutes = source.line["contact_minutes"]
        marks.append(LineMark(source.line_id, converted, minutes if isinstance(minutes, int) else 0))
    return group_mark(marks) if marks else None


def _worth(mapping: CourseMapping, rules: CaseRules) -> CreditWorth | None:
    """The hours of all sources together, rounded once."""
    works = [course_work(source.line.values) for source in mapping.sources if source.line is not None]
    rule = rules.credits
    if rule is None or not works or len(works) != len(mapping.sources) or not all(work.contact for work in works):
        return None
    found = [rule.credits(work) for work in works]
    total = sum((one.exact for one in found), Fraction(0))
    rounded, scheme = rule.credit_rule.rounding.apply(total), rule.credit_rule.scheme
    asked = summed(mapping.courses, scheme)
    nearness = rule.near_enough(total, asked) if asked else None
    plain: dict[str, object] = {
        "courses": [one.as_plain() for one in found],
        "exact": exact.as_text(total),
        "rounded": exact.as_text(rounded),
        "scheme": scheme,
        "near": nearness.near if nearness else None,
        "near_steps": [step.as_plain() for step in nearness.steps] if nearness else [],
    }
    return CreditWorth(total, rounded, scheme, plain, nearness.near if nearness else None, rule.rule.id)


def _earned(lines: Sequence[Record], rules: CaseRules) -> tuple[str, Fraction] | None:
    """Scheme and credits of passed lines, None where the rule does not say it of every one."""
    works = [course_work(line.values) for line in lines if line["status"] == "passed"]
    try:
        rule = rules.credits
        if rule is None or not all(work.contact for work in works):
            return None
        rounding = rule.credit_rule.rounding
        total = sum((rounding.apply(rule.credits(work).exact) for work in works), Fraction(0))
    except RuleBroken:
        return None
    return rule.credit_rule.scheme, total


def _balance(case: RecognitionCase, earned: tuple[str, Fraction] | None) -> CreditBalance:
    courses = [course for one in case.mappings for course in one.shown_courses]
    taken = [course for one in case.mappings if one.decision in TAKEN for course in one.shown_courses]
    agreed = [agreed_course(one) for one in case.agreed]
    asked = agreed or courses
    schemes = Counter(one.scheme for one in [*asked, *taken] if one.scheme)
    scheme = schemes.most_common(1)[0][0] if schemes else earned[0] if earned else ""
    return CreditBalance(
        scheme,
        summed(asked, scheme),
        earned[1] if earned and earned[0] == scheme else None,
        summed(taken, scheme),
        mixed=len(schemes) > 1,
    )


def _worth_read(plain: object) -> CreditWorth | None:
    if not isinstance(plain, dict):
        return None
    try:
        total, rounded = exact.read(str(plain["exact"])), exact.read(str(plain["rounded"]))
        return CreditWorth(total, rounded, str(plain["scheme"]), plain, plain["near"])
    except (KeyError, RuleBroken):
        return None


def _has_source(record: Record) -> bool:
    return bool(record["transcript_line_id"] or record["competence"])


def _source(record: Record, lines: dict[str, Record]) -> HostSource:
    return HostSource(lines.get(record.text("transcript_line_id")), record.text("competence"))


def _made(record: Record) -> tuple[int, str]:
    return record.n, record.id


def _due(record: Record) -> tuple[str, str]:
    return record.text("due"), record.text("home_course")
