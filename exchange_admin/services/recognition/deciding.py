"""From a draft to a closed case: proposed with its conversions frozen, decided by a named person, closed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.grades.marks import stored_mark
from exchange_admin.domain.rules.mobility_status import OUTCOMES, RECOGNISING, SENDING, outcome_problems
from exchange_admin.domain.rules.recognition.decisions import OWED_FORMS, decision_problems, outcome
from exchange_admin.domain.rules.recognition.states import CLOSED, after
from exchange_admin.domain.steps import Edit, Record, Step, live, removal
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.recognition.case import (
    CourseMapping,
    RecognitionCase,
    credit_problems,
    lacking_mark,
    left_out,
    line_title,
    mark_problems,
    own_title,
)
from exchange_admin.services.recognition.decided_lines import (
    frozen_values,
    kept_lines,
    thawed,
    with_values,
    worth_values,
)
from exchange_admin.services.recognition.equivalences import Equivalences
from exchange_admin.services.recognition.reading import CaseReading
from exchange_admin.services.stored import checked, pointing, stop_at, there
from exchange_admin.store import Store


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who decided, by which minutes, on which day. `staff_id` where the person is on the office's list."""

    decided_by: str
    minutes_number: str
    decided_on: date
    position: str = ""
    staff_id: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision about one mapping that differs from what was proposed.

    `credits` (exact text, of the first home course) and `mark` are empty where those of the proposal stand; others
    want the reason.
    """

    decision: str
    reason: str = ""
    credits: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """Академическая разница: a home course still to be examined or studied (`form` of `owed_form`) until a day."""

    course: str
    form: str
    due: date
    code: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """An owed course (its id) that is done, on a day, with its mark where there is one."""

    owed: str
    day: date
    mark: str = ""


class Deciding(Service[Parts]):
    """From the proposal to the closed case."""

    def __init__(self, parts: Parts, reading: CaseReading) -> None:
        super().__init__(parts)
        self._reading = reading

    def problems(self, id: str) -> list[Problem]:
        """What keeps a draft from being proposed, and what a person should look at first."""
        case = self._reading.read(id)
        found = [
            Problem("recognition.line_open", "transcript_line_id", {"course": line_title(line)})
            for line in case.open_lines
        ]
        found += decision_problems([one.decided() for one in case.mappings])
        for one in case.mappings:
            marks = mark_problems(one)
            found += [*marks, *(lacking_mark(one) if not marks else ()), *credit_problems(one)]
        return [*found, *left_out(case)]

    def propose(self, id: str, who: str) -> Changes:
        """Marks, credits and their explanations are written down as they are now, under a hash. Raises RuleBroken."""
        case = self._reading.read(id)
        state = after(case.state, "propose")
        found = self.problems(id)
        stop_at(found)
        mappings = [(one, frozen_values(one)) for one in case.mappings]
        then = replace(case, mappings=tuple(with_values(one, values) for one, values in mappings))
        edits = [Edit("recognition_mapping", one.id, values) for one, values in mappings if values]
        values: dict[str, Value] = {
            "state": state,
            "proposed_on": self._today().isoformat(),
            "proposed_by": who[:200],
            "content_hash": then.hash,
        }
        changes = self._store.record(Step(who, "recognition.propose", (*edits, Edit("recognition", id, values))))
        return replace(changes, problems=tuple(one for one in found if one.level is Level.ASKS))

    def send_back(self, id: str, who: str) -> Changes:
        """A proposed case becomes a draft again; what the rules gave is asked of them anew."""
        case = self._reading.read(id)
        values: dict[str, Value] = {"state": after(case.state, "send_back"), "content_hash": None}
        edits = (*thawed(case), Edit("recognition", id, values))
        return self._store.record(Step(who, "recognition.send_back", edits))

    def owed_after(self, case: RecognitionCase, verdicts: Mapping[str, Verdict] | None = None) -> list[tuple[str, str]]:
        """What the decisions leave to do: (home course, form), with courses agreed upon that nothing stands for."""
        said = verdicts or {}
        found, covered = [], set()
        for one in case.mappings:
            decision = said[one.id].decision if one.id in said else one.decision
            covered |= {course.title for course in one.courses} | {course.code for course in one.courses if course.code}
            if decision in OWED_FORMS:
                found += [(course.title, OWED_FORMS[decision]) for course in one.courses]
        for agreed in case.agreed:
            names = {agreed.text(name) for name in ("title_zh", "title_ru", "title_en", "code") if agreed[name]}
            if names and not names & covered:
                found.append((own_title(agreed, case.home), "retake"))
        return found

    def decide(
        self,
        id: str,
        ruling: Ruling,
        who: str,
        *,
        verdicts: Mapping[str, Verdict] | None = None,
        owed: Sequence[Owed] = (),
    ) -> Changes:
        """Freezes the case, writes what is owed, remembers what was found equivalent, moves the stay on; one step.

        The receipt tells where the status of the stay could not move and which credits of a verdict to look at.
        Raises RuleBroken: `recognition.outdated` when lines or mappings are not those that were proposed,
        `recognition.decided_later`, `recognition.no_minutes`, or what is wrong with a decision.
        """
        case = self._reading.read(id)
        state = after(case.state, "decide")
        if case.outdated:
            raise RuleBroken(Problem("recognition.outdated", "content_hash"))
        given = verdicts or {}
        values, mappings = self.check(case, ruling, given)
        decided: dict[str, Value] = {
            "state": state,
            "decided_on": ruling.decided_on.isoformat(),
            "minutes_number": ruling.minutes_number.strip(),
            "decided_by": ruling.decided_by.strip(),
            "decided_position": ruling.position.strip() or None,
            "decided_by_id": ruling.staff_id or self._staff(ruling.decided_by),
            "decided_lines": kept_lines(mappings),
        }
        moved, told = _stay_decided(self._store, case, mappings, [form for _, form in self.owed_after(case, given)])
        edits = [Edit("recognition_mapping", key, one) for key, one in values.items() if one]
        edits += moved
        edits += [self._owed(id, one) for one in owed]
        edits += self._remembered(case, mappings, ruling)
        edits.append(Edit("recognition", id, checked(self._registry, "recognition", decided, case.record.values)))
        changes = self._store.record(Step(who, "recognition.decide", tuple(edits)))
        asked = [found for one in mappings if one.id in given for found in credit_problems(one)]
        return replace(changes, problems=(*told, *asked, *_unanswered(case, mappings)))

    def questions(self, case: RecognitionCase, ruling: Ruling, verdicts: Mapping[str, Verdict]) -> list[Problem]:
        """What to ask before these verdicts are written: marks that are missing, courses that are left out. Raises
        RuleBroken as `decide` would."""
        return _unanswered(case, self.check(case, ruling, verdicts)[1])

    def check(
        self, case: RecognitionCase, ruling: Ruling, verdicts: Mapping[str, Verdict]
    ) -> tuple[dict[str, dict[str, Value]], list[CourseMapping]]:
        """What the verdicts change, by mapping, and the mappings as decided. Raises RuleBroken as `decide` would."""
        self._check_ruling(case, ruling, verdicts)
        values = {one.id: _verdict_values(one, verdicts[one.id]) for one in case.mappings if one.id in verdicts}
        mappings = self._as_decided(case, values)
        found = [*decision_problems([one.decided() for one in mappings]), *_verdict_problems(case, verdicts)]
        for one in mappings:
            found += credit_problems(one) if one.id in verdicts else ()
        stop_at(found)
        return values, mappings

    def _as_decided(self, case: RecognitionCase, values: dict[str, dict[str, Value]]) -> list[CourseMapping]:
        """The mappings with `values`, to which is added what limits leave now that others are taken over."""
        mappings = [with_values(one, values.get(one.id, {})) for one in case.mappings]
        changed = {one.id: one for one in self._reading.resheeted(case.mappings, mappings)}
        for id, one in changed.items():
            values[id] = {**values.get(id, {}), **worth_values(one)}
        return [with_values(changed.get(one.id, one), values.get(one.id, {})) for one in mappings]

    def settle(self, settled: Sequence[Settled], who: str) -> Changes:
        """Owed courses are done; one step, all of them or none."""
        edits = tuple(self._settled(one) for one in settled)
        return self._store.record(Step(who, "owed_course.settle", edits)) if edits else Changes()

    def _settled(self, one: Settled) -> Edit:
        record = there(self._store, "owed_course", one.owed)
        self._not_closed(record.text("recognition_id"))
        if one.day > self._today():
            raise RuleBroken(Problem("recognition.settled_later", "settled_on", {"date": one.day.isoformat()}))
        values: dict[str, Value] = {"settled_on": one.day.isoformat(), "mark": stored_mark(one.mark) or None}
        return Edit("owed_course", one.owed, checked(self._registry, "owed_course", values, record.values))

    def close(self, id: str, who: str) -> Changes:
        """Raises RuleBroken with `recognition.owed_open` while something is owed. Only `reopen` changes it then."""
        record = there(self._store, "recognition", id)
        state = after(record.text("state"), "close")
        waiting = [one for one in pointing(self._store, "owed_course", "recognition_id", id) if not one["settled_on"]]
        if waiting:
            courses = tuple(one.text("home_course") for one in waiting[:3])
            raise RuleBroken(Problem("recognition.owed_open", facts={"n": len(waiting), "courses": courses}))
        values: dict[str, Value] = {"state": state, "closed_on": self._today().isoformat(), "closed_by": who[:200]}
        return self._store.record(Step(who, "recognition.close", (Edit("recognition", id, values),)))

    def reopen(self, id: str, reason: str, who: str) -> Changes:
        """A decided or closed case becomes a draft for a correction; the journal keeps decision and reason.

        Raises RuleBroken with `recognition.no_correction_reason`.
        """
        case = self._reading.read(id)
        state = after(case.state, "reopen")
        if not reason.strip():
            raise RuleBroken(Problem("recognition.no_correction_reason", "correction"))
        values: dict[str, Value] = dict.fromkeys(
            (
                "content_hash",
                "decided_on",
                "minutes_number",
                "decided_by",
                "decided_by_id",
                "decided_position",
                "decided_lines",
                "closed_on",
                "closed_by",
            )
        )
        values |= {"state": state, "correction": reason.strip()[:1000]}
        unsettled = [one for one in case.owed if not one["settled_on"]]
        edits = (
            *thawed(case),
            *_stay_reopened(self._store, case),
            *(removal("owed_course", one.id) for one in unsettled),
            Edit("recognition", id, values),
        )
        return self._store.record(Step(who, "recognition.reopen", edits))

    def _check_ruling(self, case: RecognitionCase, ruling: Ruling, verdicts: Mapping[str, Verdict]) -> None:
        if not ruling.decided_by.strip():
            raise RuleBroken(Problem("value.required", "decided_by"))
        if not ruling.minutes_number.strip():
            raise RuleBroken(Problem("recognition.no_minutes", "minutes_number"))
        if ruling.decided_on > self._today():
            raise RuleBroken(
                Problem("recognition.decided_later", "decided_on", {"date": ruling.decided_on.isoformat()})
            )
        known = {one.id for one in case.mappings}
        for id in verdicts:
            if id not in known:
                raise RuleBroken(Problem("record.missing", facts={"kind": "kind.recognition_mapping", "id": id}))

    def _remembered(self, case: RecognitionCase, mappings: Sequence[CourseMapping], ruling: Ruling) -> list[Edit]:
        approval: dict[str, Value] = {
            "approved_by": ruling.decided_by.strip(),
            "approved_on": ruling.decided_on.isoformat(),
            "minutes_number": ruling.minutes_number.strip(),
        }
        memory = Equivalences(self._store)
        kept: dict[str, Edit] = {}
        for one in mappings:
            edit = memory.remember(case, one, approval)
            if edit is not None:
                kept.setdefault(edit.id, edit)
        return list(kept.values())

    def _staff(self, name: str) -> str | None:
        """The one on the office's list who is called so."""
        found = [one.id for one in live(self._store.where("staff", "name", [name.strip()]))]
        return found[0] if len(found) == 1 else None

    def _owed(self, case: str, owed: Owed) -> Edit:
        values: dict[str, Value] = {
            "recognition_id": case,
            "home_course": owed.course.strip(),
            "form": owed.form,
            "due": owed.due.isoformat(),
        }
        if owed.code:
            values["home_course_code"] = owed.code
        return Edit("owed_course", self._origin.new_id(), checked(self._registry, "owed_course", values), new=True)

    def _not_closed(self, id: str) -> None:
        record = there(self._store, "recognition", id)
        if record["state"] == CLOSED:
            raise RuleBroken(Problem("recognition.frozen", facts={"state": f"choice.recognition_state.{CLOSED}"}))


def _unanswered(case: RecognitionCase, mappings: Sequence[CourseMapping]) -> list[Problem]:
    return [*(problem for one in mappings for problem in lacking_mark(one)), *left_out(case)]


def _verdict_values(mapping: CourseMapping, verdict: Verdict) -> dict[str, Value]:
    """What changes against the proposal."""
    reason = verdict.reason.strip() or None
    values: dict[str, Value] = {"decision": verdict.decision, "reason": reason}
    if verdict.mark:
        values |= {"converted_mark": stored_mark(verdict.mark), "mark_reason": reason}
    if verdict.credits and mapping.courses:
        scheme = mapping.shown_courses[0].scheme or "other"
        values |= {"home_credits": verdict.credits, "credit_scheme": scheme}
    return {name: value for name, value in values.items() if value != mapping.record[name]}


def _verdict_problems(case: RecognitionCase, verdicts: Mapping[str, Verdict]) -> list[Problem]:
    """Another mark, and other credits, say why."""
    found = []
    for one in case.mappings:
        verdict = verdicts.get(one.id)
        if verdict is not None and (verdict.mark or verdict.credits) and not verdict.reason.strip():
            found.append(Problem("recognition.reason_missing", "reason", {"course": one.title}))
    return found


def _stay_decided(
    store: Store, case: RecognitionCase, mappings: Sequence[CourseMapping], left: Collection[str]
) -> tuple[list[Edit], list[Problem]]:
    """The edit, none where the office has moved the status on already; what is said where it cannot move.

    `left` are the forms of what is owed.
    """
    stay = _own_stay(store, case)
    if stay is None or stay["sending_status"] not in _BEFORE:
        return [], []
    now, wanted = stay.text("sending_status"), outcome([one.decided() for one in mappings], left)
    found = outcome_problems(now, wanted, stay.text("receiving_status"), stay.text("activity"))
    if found:
        facts = {"status": f"choice.sending_status.{now}", "wanted": f"choice.sending_status.{wanted}"}
        return [], [Problem("recognition.status_stays", "sending_status", facts, Level.ASKS)]
    return [Edit("mobility", stay.id, {"sending_status": wanted})], []


def _stay_reopened(store: Store, case: RecognitionCase) -> list[Edit]:
    """Under recognition again, unless the stay has been closed since."""
    stay = _own_stay(store, case)
    if stay is None or stay["sending_status"] not in OUTCOMES:
        return []
    return [Edit("mobility", stay.id, {"sending_status": RECOGNISING})]


def _own_stay(store: Store, case: RecognitionCase) -> Record | None:
    """Only a stay that the deciding institution itself sent out: the status is the sender's."""
    stay = store.get("mobility", case.transcript.text("mobility_id"))
    return stay if stay is not None and stay.live and stay["sending_institution_id"] == case.home.id else None


_BEFORE = frozenset(word for word, ways in SENDING.items() if ways) - OUTCOMES - {"deferred"}
