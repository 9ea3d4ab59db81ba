"""Language training: what each group came to, how each learner did, which exams were passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from exchange_admin.documents.report_pages.content import Chart, Share, Table
from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import latin_name
from exchange_admin.domain.queries import Filter, Order
from exchange_admin.domain.rules.lessons.hours import HELD
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.lessons.group_sheet import COUNTED_FROM, attended, counted, lessons_of
from exchange_admin.services.reports.pages import Page, listed
from exchange_admin.services.reports.reading import Line, Reading, Scope, Sheet, columns

_TEXT, _NUMBER, _CODE, _DAY = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.IDENTIFIER, ColumnKind.DATE
_HOURS, _SHARE, _DECIMAL = ColumnKind.HOURS, ColumnKind.PERCENT, ColumnKind.DECIMAL
_GROUP = ("id", "language_course_id", "code", "term_id", "teacher_id", "starts", "ends", "capacity", "closed_on")
_LEARNER = ("id", *COUNTED_FROM, "state", "planned_minutes", "level_reached", "mark", "result")
_EXAM = ("exam", "language", "level", "cefr", "outcome")
PASSED, FAILED = "passed", "failed"


@dataclass(frozen=True, slots=True)
class Learner:
    """`due` and `attended` in minutes: of lessons that were held, `entered` where somebody wrote down the sum; None
    where nobody knows."""

    line: Line
    due: int | None
    attended: int | None
    entered: bool = False

    @property
    def result(self) -> str:
        return str(self.line.values["result"] or "")

    @property
    def share(self) -> float | None:
        return self.attended / self.due if self.attended is not None and self.due else None


@dataclass(slots=True)
class _Group:
    values: Mapping[str, Value]
    given: int = 0  # minutes of lessons held
    learners: list[Learner] = field(default_factory=list)

    def count(self, result: str) -> int:
        return sum(1 for one in self.learners if one.result == result)

    def minutes(self, name: str) -> int | None:
        """Of those of whom both numbers are known: a share of them is one."""
        known = [one for one in self.learners if one.due is not None and one.attended is not None]
        return sum(getattr(one, name) for one in known) if known else None


def language_training(reading: Reading, scope: Scope, as_of: date) -> Sequence[Page | Sheet]:
    """Groups and learners by the term of the group, exams by their day."""
    groups = _groups(reading, scope)
    ns = reading.ids("language_enrolment", _by_group(scope), Order("language_group_id"))
    learners = list(learners_of(reading, ns))
    for one in learners:
        if group := groups.get(str(one.line.values["language_group_id"])):
            group.learners.append(one)
    if reading.narrowing.partner:  # groups belong to nobody: those with somebody of the partner
        groups = {id: one for id, one in groups.items() if one.learners}
    return (
        _groups_page(reading, list(groups.values())),
        _learners_page(reading, learners, groups),
        exams_page(reading, scope),
    )


def _by_group(scope: Scope) -> list[tuple[Filter, ...]]:
    return scope.filters("language_group_id.term_id", "language_group_id.starts") if not scope.whole else [()]


def _groups(reading: Reading, scope: Scope) -> dict[str, _Group]:
    ns = reading.ids("language_group", scope.filters("term_id", "starts"), Order("starts"))
    found = {str(row["id"]): _Group(row) for block in reading.rows("language_group", ns, _GROUP) for row in block}
    for record in lessons_of(reading.store, list(found)) if found else ():
        lesson = counted(record)
        if lesson.state == HELD:
            found[record.text("language_group_id")].given += lesson.minutes
    return found


def learners_of(reading: Reading, ns: Sequence[int]) -> Iterator[Learner]:
    """Hours as the sheet of the group has them."""
    for block in reading.lines("language_enrolment", ns, _LEARNER, ("home_institution_id",)):
        records = [Record("language_enrolment", str(line.values["id"]), line.values) for line in block]
        tallies = attended(reading.store, records)
        for line in block:
            if tally := tallies.get(str(line.values["id"])):
                yield Learner(line, tally.due, tally.attended)
            else:
                entered, planned = line.values["attended_minutes_entered"], line.values["planned_minutes"]
                is_known = isinstance(entered, int)
                due = planned if is_known and isinstance(planned, int) else None
                yield Learner(line, due, entered if is_known and isinstance(entered, int) else None, is_known)


def _groups_page(reading: Reading, groups: Sequence[_Group]) -> Page:
    words = reading.words
    courses = {str(one.values["language_course_id"]) for one in groups if one.values["language_course_id"]}
    spoken = {id: one["language"] for id, one in reading.store.many("language_course", tuple(courses)).items()}
    references = {"language_course_id": "language_course", "term_id": "term", "teacher_id": "person"}
    names = reading.names_of(references, (one.values for one in groups))
    heads = columns(
        words,
        ("language_group.code", _CODE),
        ("language_group.language_course_id", _TEXT),
        ("language_course.language", _TEXT),
        ("language_group.term_id", _TEXT),
        ("language_group.teacher_id", _TEXT),
        ("language_group.starts", _DAY),
        ("language_group.ends", _DAY),
        ("language_group.capacity", _NUMBER),
        ("learners", _NUMBER),
        ("given_hours", _HOURS),
        ("due_hours", _HOURS),
        ("attended_hours", _HOURS),
        ("attendance", _SHARE, 1),
        ("passed", _NUMBER),
        ("failed", _NUMBER),
        ("pass_share", _SHARE, 1),
        ("language_group.closed_on", _DAY),
    )
    rows = [
        (
            one.values["code"],
            names["language_course_id"].get(str(one.values["language_course_id"])),
            words.choice("language", spoken.get(str(one.values["language_course_id"]))),
            names["term_id"].get(str(one.values["term_id"])),
            names["teacher_id"].get(str(one.values["teacher_id"])),
            *(one.values["starts"], one.values["ends"], one.values["capacity"], len(one.learners)),
            *(one.given or None, one.minutes("due"), one.minutes("attended")),
            _share(one.minutes("attended"), one.minutes("due")),
            *(one.count(PASSED), one.count(FAILED)),
            _share(one.count(PASSED), one.count(PASSED) + one.count(FAILED)),
            one.values["closed_on"],
        )
        for one in groups
    ]
    shares = {12: Share((11,), (10,)), 15: Share((13,), (13, 14))}
    table = Table(heads, rows, sums=(7, 8, 9, 10, 11, 13, 14), shares=shares, bars=(12, 15))
    return Page("language_groups", (table,), (words.say("report.hours_note"),))


def _share(part: int | None, whole: int | None) -> float | None:
    return part / whole if part is not None and whole else None


def _learners_page(reading: Reading, learners: Sequence[Learner], groups: Mapping[str, _Group]) -> Page | Sheet:
    words = reading.words
    homes = reading.called("institution", (one.line.person["home_institution_id"] for one in learners))
    courses = reading.called("language_course", (one.values["language_course_id"] for one in groups.values()))
    terms = reading.called("term", (one.values["term_id"] for one in groups.values()))
    heads = columns(
        words,
        ("full_name", _TEXT),
        ("name_latin", _TEXT),
        ("person.home_institution_id", _TEXT),
        ("language_group.code", _CODE),
        ("language_group.language_course_id", _TEXT),
        ("language_group.term_id", _TEXT),
        ("language_enrolment.state", _TEXT),
        ("due_hours", _HOURS),
        ("attended_hours", _HOURS),
        ("attendance", _SHARE, 1),
        ("hours_from", _TEXT),
        ("language_enrolment.mark", _DECIMAL),
        ("language_enrolment.result", _TEXT),
        ("language_enrolment.level_reached", _TEXT),
    )

    def row(one: Learner) -> tuple[CellContent, ...]:
        values = one.line.values
        group = groups.get(str(values["language_group_id"]))
        of_group: Mapping[str, Value] = group.values if group else {}
        return (
            *(one.line.name, latin_name(one.line.person), homes.get(str(one.line.person["home_institution_id"]))),
            *(of_group.get("code"), courses.get(str(of_group.get("language_course_id")))),
            *(terms.get(str(of_group.get("term_id"))), words.choice("enrolment_state", values["state"])),
            *(one.due, one.attended, one.share, _source(words, one)),
            *(values["mark"], words.choice("enrolment_result", values["result"])),
            words.choice("cefr", values["level_reached"]),
        )

    is_whole = all(one.due is not None for one in learners if one.attended is not None)
    shares = {9: Share((8,), (7,))} if is_whole else {}
    table = Table(heads, [row(one) for one in learners], sums=(7, 8), shares=shares, bars=(9,))
    return listed("learners", table, frozen=2)


def _source(words: Wording, one: Learner) -> str | None:
    if one.attended is None:
        return None
    return words.say("report.hours_entered" if one.entered else "report.hours_of_lessons")


def exams_page(reading: Reading, scope: Scope) -> Page:
    """External exams by exam and level; of those with an outcome it is a share that passed."""
    words = reading.words
    counts: dict[tuple[str, str, str, str], dict[str, int]] = {}
    ns = reading.ids("exam_result", scope.filters("", "date"), Order("exam"))
    for block in reading.rows("exam_result", ns, _EXAM):
        for values in block:
            key = tuple(str(values[name] or "") for name in _EXAM[:4])
            of = counts.setdefault(key, {})  # type: ignore[arg-type]
            outcome = str(values["outcome"] or "")
            of[outcome] = of.get(outcome, 0) + 1
    heads = columns(
        words,
        ("exam_result.exam", _TEXT),
        ("exam_result.language", _TEXT),
        ("exam_result.level", _TEXT),
        ("exam_result.cefr", _TEXT),
        ("taken", _NUMBER),
        ("passed", _NUMBER),
        ("failed", _NUMBER),
        ("without_outcome", _NUMBER),
        ("pass_share", _SHARE, 1),
    )
    table = Table(heads, list(_exam_rows(words, counts)), sums=(4, 5, 6, 7), shares={8: Share((5,), (5, 6))}, bars=(8,))
    chart = Chart("columns", words.say("report.chart.exams"), 0, 2, (5, 6), stacked=True)
    return Page("exams", (table, chart), frozen=1)


def _exam_rows(
    words: Wording, counts: Mapping[tuple[str, str, str, str], Mapping[str, int]]
) -> Iterable[tuple[CellContent, ...]]:
    for (exam, language, level, cefr), of in sorted(counts.items()):
        passed, failed, taken = of.get(PASSED, 0), of.get(FAILED, 0), sum(of.values())
        yield (
            words.choice("exam", exam),
            words.choice("language", language),
            *(level, words.choice("cefr", cefr), taken, passed, failed, taken - passed - failed),
            _share(passed, passed + failed),
        )
