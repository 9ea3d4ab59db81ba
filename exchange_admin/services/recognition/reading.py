"""Reading a case: its transcript, mappings with what the rules give, what is owed, and the balance of credits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.recognition.balance import CreditBalance
from exchange_admin.domain.rules.recognition.decisions import TAKEN
from exchange_admin.domain.rules.recognition.group_marks import GroupMark, LineMark, group_mark
from exchange_admin.domain.rules.recognition.states import DRAFT
from exchange_admin.domain.steps import Record, live
from exchange_admin.domain.wording import Wording
from exchange_admin.services.grades import written
from exchange_admin.services.grades.converting import Converting
from exchange_admin.services.grades.frozen import ConvertedMark
from exchange_admin.services.learning_agreements.reading import AgreementSheets
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
from exchange_admin.services.recognition.credit_totals import (
    NOTHING,
    CaseRules,
    Earned,
    Sides,
    earned,
    is_taken,
    resheeted,
    with_credit_totals,
)
from exchange_admin.services.stored import pointing, there
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
        lines = tuple(pointing(self._store, "transcript_line", "transcript_id", transcript.id))
        rules = CaseRules(self._converting, self._sides(person, transcript, host, home))
        mappings = tuple(self._mappings(record, {one.id: one for one in lines}, rules))
        if record["state"] == DRAFT:
            mappings = _by_hours(mappings, rules)
        owed = pointing(self._store, "owed_course", "recognition_id", id)
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
        return replace(case, balance=balance_of(case, _earned(case, rules)))

    def resheeted(self, before: Sequence[CourseMapping], after: Sequence[CourseMapping]) -> list[CourseMapping]:
        """Of mappings as they are decided those whose credits change because others are taken over than proposed.

        By the very rules that they were proposed by, which no longer change; one that is gone changes nothing.
        """
        if [is_taken(one) for one in before] == [is_taken(one) for one in after]:
            return []
        found: list[CourseMapping] = []
        for id in dict.fromkeys(one.record.text("credit_rule_id") for one in after if one.record["credit_rule_id"]):
            try:
                rule = self._converting.prepared_credits(id)
            except RuleBroken:
                continue
            found += resheeted([one for one in after if one.record["credit_rule_id"] == id], rule)
        return found

    def _sides(self, person: Record, transcript: Record, host: Record, home: Record) -> Sides:
        issued = transcript.text("issued")
        day = date.fromisoformat(issued) if issued else self._today()
        host_scale = transcript.text("grading_scale_id") or host.text("grading_scale_id")
        field = self._field(person.text("speciality_code"), home.text("country"))
        return Sides(host, home, host_scale, home.text("grading_scale_id"), day, field, person.text("level"))

    def _field(self, speciality: str, country: str) -> str:
        """The field of study (ISCED-F) of a speciality as the office's list of them has it; empty where it does not."""
        known = pointing(self._store, "speciality", "code", speciality) if speciality else []
        return next((one.text("isced_f") for one in known if one["country"] in (None, country)), "")

    def _mappings(self, case: Record, lines: dict[str, Record], rules: CaseRules) -> Iterator[CourseMapping]:
        records = pointing(self._store, "recognition_mapping", "recognition_id", case.id)
        ids = [one.id for one in records]
        more_lines, more_courses = self._below("mapping_line", ids), self._below("mapping_course", ids)
        for record in sorted(records, key=_made):
            sources = [_source(one, lines) for one in (record, *more_lines[record.id]) if _has_source(one)]
            courses = [HomeCourse.of(one.values) for one in (record, *more_courses[record.id]) if one["home_course"]]
            mapping = CourseMapping(record, tuple(sources), tuple(courses))
            yield _as_decided(mapping) if case["state"] != "draft" else _marked(mapping, rules)

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


def _marked(mapping: CourseMapping, rules: CaseRules) -> CourseMapping:
    """With the mark that the rules give today, or why they refuse."""
    try:
        return replace(mapping, mark=_mark(mapping, rules))
    except RuleBroken as broken:
        return replace(mapping, refused=broken.problem)


def _by_hours(mappings: tuple[CourseMapping, ...], rules: CaseRules) -> tuple[CourseMapping, ...]:
    """With the credits that the rule of the home institution gives today."""
    try:
        rule = rules.credits
    except RuleBroken as broken:
        return tuple(replace(one, refused=one.refused or broken.problem) for one in mappings)
    return with_credit_totals(mappings, rule) if rule else mappings


def _earned(case: RecognitionCase, rules: CaseRules) -> Earned:
    """Nothing is said where the rule of the home institution is wrong."""
    try:
        rule = rules.credits
    except RuleBroken:
        return NOTHING
    return earned(case.mappings, case.open_lines, rule)


def _as_decided(mapping: CourseMapping) -> CourseMapping:
    """With what the rules gave when it was proposed."""
    mark, worth = (frozen_plain(mapping.record[name]) for name in ("conversion", "credit_conversion"))
    try:
        read = GroupMark.read(mark, ConvertedMark.read) if mark else None
    except RuleBroken:
        read = None
    return replace(mapping, mark=read, worth=_worth_read(worth))


def _worth_read(plain: Mapping[str, object] | None) -> CreditWorth | None:
    try:
        return CreditWorth.read(plain) if plain else None
    except RuleBroken:
        return None


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


def _has_source(record: Record) -> bool:
    return bool(record["transcript_line_id"] or record["competence"])


def _source(record: Record, lines: dict[str, Record]) -> HostSource:
    return HostSource(lines.get(record.text("transcript_line_id")), record.text("competence"))


def _made(record: Record) -> tuple[int, str]:
    return record.n, record.id


def _due(record: Record) -> tuple[str, str]:
    return record.text("due"), record.text("home_course")


def balance_of(case: RecognitionCase, earned: Earned) -> CreditBalance:
    """Asked by table B of the agreement, without one by all courses mapped and what limits took of them; in the scheme
    that most of them have."""
    courses = [course for one in case.mappings for course in one.shown_courses]
    recognised = [one for one in case.mappings if one.decision in TAKEN]
    taken = [course for one in recognised for course in one.shown_courses]
    asked = [agreed_course(one, case.home) for one in case.agreed] or courses
    schemes = Counter(one.scheme for one in [*asked, *taken] if one.scheme)
    scheme = schemes.most_common(1)[0][0] if schemes else earned.scheme
    mapped = [] if case.agreed else case.mappings
    cut_of_asked = [one.worth.cut for one in mapped if one.by_hours and one.worth and one.worth.scheme == scheme]
    worths = [one.worth for one in recognised if one.by_hours and one.worth and one.worth.scheme == scheme]
    return CreditBalance(
        scheme,
        summed(asked, scheme) + sum(cut_of_asked, Fraction(0)),
        earned.credits if earned.scheme == scheme else None,
        summed(taken, scheme),
        mixed=len(schemes) > 1,
        cut=sum((one.cut for one in worths), Fraction(0)),
        rounding=sum((one.rounding for one in worths), Fraction(0)),
    )


def balance_said(balance: CreditBalance, words: Wording) -> str:
    """Asked 24, earned 26, recognised 21 · CN credits · limits −2 · rounding +0.5."""
    language = words.language
    facts = {
        "asked": written.brief(balance.asked, language),
        "earned": "—" if balance.earned is None else written.brief(balance.earned, language),
        "recognised": written.brief(balance.recognised, language),
        "scheme": words.say(f"credit_unit.{balance.scheme}") if balance.scheme else "—",
    }
    return " · ".join((words.say("recognition.said.balance", facts), *_changes(balance, words)))


def _changes(balance: CreditBalance, words: Wording) -> Iterator[str]:
    if balance.cut:
        yield words.say("recognition.said.limits", {"n": written.brief(balance.cut, words.language)})
    if balance.rounding:
        sign = "+" if balance.rounding > 0 else "−"
        number = f"{sign}{written.brief(abs(balance.rounding), words.language)}"
        yield words.say("recognition.said.rounding", {"n": number})
