"""A recognition case as the editor, the sheet and the command line show it, and what a person should look at in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.content_hash import content_hash
from exchange_admin.domain.rules.reasons import Reason, read_reasons
from exchange_admin.domain.rules.recognition.balance import CreditBalance
from exchange_admin.domain.rules.recognition.decisions import RECOGNISED, TAKEN, Decision
from exchange_admin.domain.rules.recognition.group_marks import GroupMark
from exchange_admin.domain.rules.recognition.states import DRAFT, PROPOSED
from exchange_admin.domain.steps import Record
from exchange_admin.services.grades.frozen import FrozenCredits

_LIMITS = frozenset({"limit_course", "limit_in_all", "not_transferable", "cap_course", "cap_in_all"})


@dataclass(frozen=True, slots=True)
class CreditWorth:
    """What the hours of a mapping are worth by the home rule, and the plain explanation that is stored.

    `exact` before limits for several courses, `rounded` on the final sheet; `cut` is what limits took of the hours,
    `rounding` what rounding added or, below zero, took. `steps` say so. `courses` as far as they can be read.
    """

    exact: Fraction
    rounded: Fraction
    scheme: str
    plain: Mapping[str, object]
    cut: Fraction = Fraction(0)
    rounding: Fraction = Fraction(0)
    courses: tuple[FrozenCredits, ...] = ()
    steps: tuple[Reason, ...] = ()
    near: bool | None = None
    rule_id: str = ""

    @classmethod
    def read(cls, plain: Mapping[str, object], rule_id: str = "") -> CreditWorth:
        """Also of those that were stored before limits acted in a case. Raises RuleBroken: `credit.explanation_…`."""
        try:
            total, rounded = exact.read(str(plain["exact"])), exact.read(str(plain["rounded"]))
            within = exact.read(str(plain.get("within", plain["exact"])))
            near = plain["near"]
            return cls(
                total,
                rounded,
                str(plain["scheme"]),
                plain,
                exact.read(str(plain.get("cut", "0"))),
                rounded - within,
                tuple(FrozenCredits.read(one) for one in _listed(plain["courses"])),
                read_reasons((*_listed(plain.get("sheet_steps", ())), *_listed(plain.get("near_steps", ())))),
                near if isinstance(near, bool) else None,
                rule_id,
            )
        except (KeyError, TypeError, ValueError, AttributeError, RuleBroken) as damage:
            raise RuleBroken(Problem("credit.explanation_unreadable")) from damage

    @property
    def hours_worth(self) -> Fraction:
        """Of the hours alone, before any limit."""
        return self.exact + sum((one.credits.cut for one in self.courses), Fraction(0))

    @property
    def acted(self) -> tuple[Reason, ...]:
        """What a limit, the list of barred courses or rounding did, without the arithmetic of the hours."""
        own = (step for one in self.courses for step in one.credits.steps if step.code in _LIMITS)
        return (*own, *(step for step in self.steps if step.code in _LIMITS or step.code.startswith("rounded_")))

    @property
    def transferable(self) -> bool:
        """Whether no course is on the list of those that may not be transferred."""
        return all(one.credits.transferable for one in self.courses)


def _listed(value: object) -> Sequence[Mapping[str, Any]]:
    if not isinstance(value, (list, tuple)):
        raise TypeError("a list is expected")
    return value


@dataclass(frozen=True, slots=True)
class HostSource:
    """What a mapping starts from: a line of the transcript, or a competence in words."""

    line: Record | None = None
    competence: str = ""

    @property
    def line_id(self) -> str:
        return self.line.id if self.line else ""

    @property
    def passed(self) -> bool | None:
        """None for a competence, and while the course goes on."""
        if self.line is None or self.line["status"] == "in_progress":
            return None
        return self.line["status"] == "passed"


@dataclass(frozen=True, slots=True)
class HomeCourse:
    """A course at home. `credits` is exact text, empty where nobody said it."""

    title: str
    code: str = ""
    credits: str = ""
    scheme: str = ""
    minutes: int | None = None

    def as_values(self) -> dict[str, Value]:
        """As the fields of `recognition_mapping` and `mapping_course`."""
        return {
            "home_course": self.title or None,
            "home_course_code": self.code or None,
            "home_credits": self.credits or None,
            "credit_scheme": self.scheme or None,
            "home_minutes": self.minutes,
        }

    @classmethod
    def of(cls, values: Mapping[str, Value]) -> HomeCourse:
        """Back from the fields."""
        minutes = values.get("home_minutes")
        return cls(
            str(values.get("home_course") or ""),
            str(values.get("home_course_code") or ""),
            str(values.get("home_credits") or ""),
            str(values.get("credit_scheme") or ""),
            minutes if isinstance(minutes, int) else None,
        )


@dataclass(frozen=True)
class CourseMapping:
    """n host courses or competences to m home courses; no `courses`: not transferred.

    `mark`, `worth` are what the rules give, frozen from the proposal on; `refused` why they give nothing.
    """

    record: Record
    sources: tuple[HostSource, ...]
    courses: tuple[HomeCourse, ...]
    mark: GroupMark | None = None
    worth: CreditWorth | None = None
    refused: Problem | None = None

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def decision(self) -> str:
        return self.record.text("decision")

    @property
    def reason(self) -> str:
        return self.record.text("reason")

    @property
    def shown_mark(self) -> str:
        """The mark at home: what a person set, else what the rule gives; empty for a pass without a rank."""
        own = self.record.text("converted_mark")
        return own or (self.mark.mark or "" if self.mark and self.mark.passed else "")

    @property
    def pass_only(self) -> bool:
        """Whether the home courses are passed and nothing more: the host gave no rank, and nobody set a mark."""
        mark = self.mark
        unranked = mark is not None and mark.passed and mark.mark is None and mark.how in {"single", "same"}
        return bool(self.courses) and unranked and not self.shown_mark

    @property
    def passed(self) -> bool | None:
        """False when any course failed; None without a finished course of the host."""
        said = [one.passed for one in self.sources]
        return False if False in said else True if True in said else None

    @property
    def finished(self) -> bool:
        return all(one.line is None or one.line["status"] != "in_progress" for one in self.sources)

    @property
    def shown_courses(self) -> tuple[HomeCourse, ...]:
        """The home courses, a single one without credits with those that its hours are worth."""
        if len(self.courses) == 1 and not self.courses[0].credits and self.worth is not None:
            one = self.courses[0]
            return (HomeCourse(one.title, one.code, str(self.worth.rounded), self.worth.scheme, one.minutes),)
        return self.courses

    @property
    def by_hours(self) -> bool:
        """Whether the credits of the home course are those that its hours are worth."""
        if len(self.courses) != 1 or self.worth is None:
            return False
        return self.courses[0].credits in {"", str(self.worth.rounded)}

    @property
    def title(self) -> str:
        """What names the mapping in a sentence: a home course, else a course of the host."""
        if self.courses:
            return self.courses[0].title
        return next((source_title(one, "zh") for one in self.sources), "")

    def decided(self) -> Decision:
        """For the rules of decisions."""
        missing = any(not one.credits for one in self.shown_courses)
        return Decision(
            self.title,
            self.decision,
            self.reason,
            bool(self.courses),
            self.passed,
            self.finished,
            "" if missing else "said",
        )

    def as_plain(self) -> dict[str, object]:
        """What counts for the hash of a proposal."""
        return {
            "sources": [[one.line_id, one.competence] for one in self.sources],
            "courses": [list(one.as_values().values()) for one in self.courses],
            "mark": self.record["converted_mark"],
            "decision": self.record["decision"],
            "reason": self.record["reason"],
        }


@dataclass(frozen=True)
class RecognitionCase:
    """`open_lines` are lines of the transcript that no mapping answers yet; `agreed` the table B in force."""

    record: Record
    person: Record
    transcript: Record
    host: Record
    home: Record
    lines: tuple[Record, ...]
    mappings: tuple[CourseMapping, ...]
    owed: tuple[Record, ...]
    agreed: tuple[Record, ...]
    balance: CreditBalance

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def state(self) -> str:
        return self.record.text("state")

    @property
    def open_lines(self) -> tuple[Record, ...]:
        mapped = {source.line_id for mapping in self.mappings for source in mapping.sources}
        return tuple(one for one in self.lines if one.id not in mapped and one["status"] != "in_progress")

    @property
    def lines_going_on(self) -> tuple[Record, ...]:
        """Courses without a result yet that no mapping names."""
        mapped = {source.line_id for mapping in self.mappings for source in mapping.sources}
        return tuple(one for one in self.lines if one.id not in mapped and one["status"] == "in_progress")

    @property
    def hash(self) -> str:
        """Of lines and mappings as they stand; the decision names it."""
        lines = {one.id: _counted(one) for one in self.lines}
        return content_hash(
            {"format": 1, "lines": lines, "mappings": {one.id: one.as_plain() for one in self.mappings}}
        )

    @property
    def outdated(self) -> bool:
        """Something changed after it was proposed."""
        return self.state == PROPOSED and self.record.text("content_hash") not in {"", self.hash}

    @property
    def draft(self) -> bool:
        return self.state == DRAFT


def source_title(source: HostSource, language: str = "en") -> str:
    """What a source is called, in the language as far as the transcript has it."""
    if source.line is None:
        return source.competence
    order = {"zh": "zh en ru", "ru": "ru en zh", "en": "en ru zh"}[language].split()
    names = [f"title_{code}" for code in order] + ["code"]
    return next((source.line.text(name) for name in names if source.line[name]), "")


def line_title(line: Record) -> str:
    """Any title of a course, else its code."""
    return next((line.text(name) for name in ("title_zh", "title_ru", "title_en", "code") if line[name]), "")


def own_title(course: Record, institution: Record) -> str:
    """What an institution calls a course: in the language of its country as far as that is written down."""
    own = {"CN": "title_zh", "RU": "title_ru"}.get(institution.text("country"), "title_en")
    names = (own, "title_zh", "title_ru", "title_en", "code")
    return next((course.text(name) for name in names if course[name]), "")


def agreed_course(component: Record, home: Record) -> HomeCourse:
    """A course of table B as a course of the home institution."""
    title = own_title(component, home)
    minutes = component["contact_minutes"]
    return HomeCourse(
        title,
        component.text("code"),
        component.text("credits"),
        component.text("credit_scheme"),
        minutes if isinstance(minutes, int) else None,
    )


def _counted(line: Record) -> list[Value]:
    """What of a line counts for a decision; a case proposed before these could be said keeps its hash."""
    more = [line["category"], line["practice_minutes"], line["placement_weeks"]]
    counted = [line["original_mark"], line["contact_minutes"], line["status"]]
    return counted + more if any(one is not None for one in more) else counted


def frozen_plain(value: Value) -> Mapping[str, object] | None:
    """A stored explanation, None where there is none or it cannot be read."""
    try:
        plain = json.loads(str(value)) if value else None
    except ValueError:
        return None
    return plain if isinstance(plain, dict) else None


def summed(courses: Sequence[HomeCourse], scheme: str) -> Fraction:
    """Credits of the courses in one scheme."""
    return sum((Fraction(one.credits) for one in courses if one.credits and one.scheme == scheme), Fraction(0))


def mark_problems(mapping: CourseMapping) -> list[Problem]:
    """Another mark than the rule's wants its reason; a mark that the rule refuses is asked about."""
    own, given = mapping.record.text("converted_mark"), mapping.mark.mark if mapping.mark else None
    facts = {"course": mapping.title}
    found = []
    if own and given and own != given and not mapping.record["mark_reason"]:
        found.append(Problem("recognition.mark_reason_missing", "mark_reason", {**facts, "mark": own, "rule": given}))
    if mapping.courses and mapping.refused is not None and not own:
        found.append(replace(mapping.refused, level=Level.ASKS))
    return found


def lacking_mark(mapping: CourseMapping) -> list[Problem]:
    """A course that is recognised as it is gets its mark at home now: none is asked about, unless the host gave no
    rank."""
    lacks = mapping.decision == RECOGNISED and mapping.courses and not mapping.shown_mark and not mapping.pass_only
    return (
        [Problem("recognition.no_home_mark", "converted_mark", {"course": mapping.title}, Level.ASKS)] if lacks else []
    )


def left_out(case: RecognitionCase) -> list[Problem]:
    """Courses that still go on: neither matched nor left out by anybody, they count for nothing here."""
    courses = tuple(line_title(one) for one in case.lines_going_on)
    facts = {"n": len(courses), "courses": courses}
    return [Problem("recognition.left_going_on", "transcript_line_id", facts, Level.ASKS)] if courses else []


def credit_problems(mapping: CourseMapping) -> Iterator[Problem]:
    """A course that the rule bars wants its reason; credits far apart or beyond a limit are asked about."""
    worth, facts = mapping.worth, {"course": mapping.title}
    if worth is None or mapping.decision not in TAKEN:
        return
    if not worth.transferable and not mapping.reason:
        yield Problem("recognition.not_transferable", "reason", facts)
    if worth.near is False and mapping.decision == RECOGNISED:
        yield Problem("recognition.credits_apart", "home_credits", facts, Level.ASKS)
    typed = summed(mapping.courses, worth.scheme)
    if worth.cut and typed > worth.rounded:
        numbers = {"typed": exact.shown(typed), "most": exact.shown(worth.rounded)}
        yield Problem("recognition.credits_beyond_limit", "home_credits", {**facts, **numbers}, Level.ASKS)
