"""A task as lists, cards and commands show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.labels import in_language, person_name
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.casework.fulfilment import Proof
from exchange_admin.domain.rules.casework.own_codes import code_of
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.states import ASKED, DONE, OPEN, REJECTED, Lateness, days_overdue, lateness
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, best_of
from exchange_admin.services.casework.working_out import WorkedOut
from exchange_admin.store import Store
from exchange_admin.store.due_row import DueRow

BEFORE_TRAVEL = ("application", "before_departure")
"""Phases that are over when somebody leaves."""
_OF_PEOPLE = frozenset({"person", "parents", "both"})
_PRESSING = frozenset({Lateness.OVERDUE, Lateness.LATE_TO_ACT, Lateness.SOON})
SHORTEST = 24
"""Letters of a short title."""


@dataclass(frozen=True, slots=True)
class CaseTask:
    """One task, computed or touched. `n` is its number in lists, 0 where it has none yet. It is of a `stay`, an
    `agreement`, a `decision`, a committee (`body`) or of none (ids); `requirement` is the id of its rule, empty where
    no record says it.

    `title` and `short_title` (at most 24 letters) are in the reader's language. `about` is what it is of besides its
    person: the programme of the stay, the agreement with its partner, the decision, the committee, or the institution.
    `due` is the last lawful day, `act_by` the last working day before it; `is_planned`: counted from a day that is
    only planned; `not_final_years`: years whose moved working days are not announced; `moved_by_hand`: somebody set
    the day. `days_overdue` counts from `due`. `is_asked` is False where its rule does not ask for it any more.
    `by_itself`: it is done because its proof is there. `is_past`: it is open although its phase is over. `asks` are
    fields to be filled in to know whether the rule applies at all.
    """

    id: str
    n: int
    stay: str
    person: str
    person_name: str
    about: str
    requirement: str
    code: str
    occurrence: str
    kind: str
    phase: str
    actor: str
    title: str
    short_title: str
    due: date | None
    act_by: date | None
    is_planned: bool
    not_final_years: tuple[int, ...]
    moved_by_hand: bool
    state: str
    is_open: bool
    is_asked: bool
    lateness: Lateness
    days_overdue: int
    proof: Proof | None
    proof_text: str
    by_itself: bool
    files: int
    source: str
    confidence: str
    checked_on: date | None
    is_sensitive: bool
    is_stored: bool
    share: str
    important: bool
    asked_on: date | None
    received_on: date | None
    done_on: date | None
    valid_until: date | None
    number: str
    reason: str
    responsible: str
    assigned_to: str
    is_past: bool = False
    asks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    agreement: str = ""
    decision: str = ""
    body: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether it is time to ask whom the rule names, the person or the parents, for it: not here yet, its phase not
        over, its day not a guess; of what expires during the stay only once it presses."""
        theirs = self.actor in _OF_PEOPLE and self.kind in ("document", "act")
        waits = self.is_open and self.is_asked and self.state in (OPEN, ASKED, REJECTED) and not self.is_past
        if not theirs or not waits or self.phase in BEFORE_TRAVEL:
            return theirs and waits
        has_begun = self.due is not None and not self.is_planned
        return has_begun and (self.phase == "on_arrival" or self.lateness in _PRESSING)


@dataclass(frozen=True, slots=True)
class _Named:
    """As much of a task as tells whom it is about, called as in `WorkedOut`."""

    id: str
    stay: str
    agreement: str
    record: Record | None
    decision: str = ""
    body: str = ""


class CaseTasks:
    """Makes them for one reader: in the language of `words`, as of `today`."""

    def __init__(self, store: Store, words: Wording, today: date) -> None:
        self._store, self._words, self._today = store, words, today

    def made(self, tasks: Iterable[tuple[int, WorkedOut]]) -> list[CaseTask]:
        """Of tasks with their numbers, in this order."""
        tasks = list(tasks)
        whom = self._whom([task for _, task in tasks])
        return [self._one(n, task, *whom[task.id]) for n, task in tasks]

    def names(self, rows: Sequence[DueRow]) -> Mapping[str, str]:
        """By id whom tasks are about, else what; of tasks of no rule what they are called. Nothing is worked out."""
        alone = [row.id for row in rows if not row.requirement or row.stands_alone]
        records = self._store.many("task", alone)
        named = [_Named(row.id, row.stay, row.agreement, records.get(row.id), row.decision, row.body) for row in rows]
        whom = self._whom(named)
        found = {}
        for row in rows:
            _, name, about = whom[row.id]
            title = _title_of_record(records[row.id], self._words) if row.id in records else ""
            found[row.id] = (name or about) if row.requirement else title
        return found

    def _whom(self, tasks: Sequence[WorkedOut | _Named]) -> Mapping[str, tuple[str, str, str]]:
        """By task the id and name of its person, and what it is about besides."""
        stays = self._store.many("mobility", [task.stay for task in tasks if task.stay])
        people_of = {task.id: stays.get(task.stay, task.record or _NOTHING).text("person_id") for task in tasks}
        entries = self._store.entries()
        people = self._store.many("person", [entries.kept(id) for id in people_of.values() if id])
        programmes = self._store.many("programme", [stay.text("programme_id") for stay in stays.values()])
        others = self._others(tasks)
        found = {}
        for task in tasks:
            person = people.get(entries.kept(people_of[task.id]), _NOTHING)
            stay = stays.get(task.stay, _NOTHING)
            programme = programmes.get(stay.text("programme_id"), _NOTHING)
            about = others.get(task.id) or in_language(programme.values, "name", self._words.language)
            found[task.id] = (person.id, person_name(person.values)[0] if person.id else "", about)
        return found

    def _others(self, tasks: Sequence[WorkedOut | _Named]) -> Mapping[str, str]:
        """What tasks of no stay are about: the agreement with its partner, the decision, the committee, else the
        institution."""
        agreed = {task.id: task.agreement for task in tasks if task.agreement}
        agreements = self._store.many("agreement", list(agreed.values()))
        partners = {
            task.id: task.record.text("institution_id") for task in tasks if not task.stay and task.record is not None
        }
        partners |= {id: agreements[one].text("institution_id") for id, one in agreed.items() if one in agreements}
        institutions = self._store.many("institution", [id for id in partners.values() if id])
        found: dict[str, str] = {}
        for id in partners:
            number = agreements[agreed[id]].text("number") if agreed.get(id) in agreements else ""
            partner = institutions.get(partners[id], _NOTHING)
            found[id] = " · ".join(filter(None, (number, in_language(partner.values, "name", self._words.language))))
        return found | self._of_committees(tasks)

    def _of_committees(self, tasks: Sequence[WorkedOut | _Named]) -> dict[str, str]:
        decisions = self._store.many("decision", [task.decision for task in tasks if task.decision])
        bodies = self._store.many("body", [task.body for task in tasks if task.body])
        language, found = self._words.language, dict[str, str]()
        for task in tasks:
            if task.decision in decisions:
                decision = decisions[task.decision]
                found[task.id] = f"{decision.text('number')} · {in_language(decision.values, 'text', language)}"
            elif task.body in bodies:
                found[task.id] = in_language(bodies[task.body].values, "name", language)
        return found

    def _one(self, n: int, task: WorkedOut, person: str, name: str, about: str) -> CaseTask:
        rule, record, days = task.requirement, task.record or _NOTHING, task.deadline
        title, short = task_titles(task, self._words)
        is_lapsed = task.lapses is not None and task.lapses < self._today and task.is_open
        is_asked = task.is_asked and not is_lapsed
        stored_state = record.text("state")
        late = lateness(days.due, days.act_by, task.state, self._today, rule.remind_days if rule else 0)
        is_late = late in (Lateness.OVERDUE, Lateness.LATE_TO_ACT)
        return CaseTask(
            id=task.id,
            n=n,
            stay=task.stay,
            person=person,
            person_name=name,
            about=about,
            requirement=rule.id if rule and rule.id != rule.code else record.text("requirement_id"),
            code=rule.code if rule else "",
            occurrence=task.occurrence.name,
            kind=rule.kind if rule else record.text("kind"),
            phase=rule.phase if rule else "",
            actor=rule.actor if rule else "",
            title=title,
            short_title=short,
            due=days.due,
            act_by=days.act_by,
            is_planned=days.is_planned,
            not_final_years=days.not_final_years,
            moved_by_hand=task.moved_by_hand,
            state=task.state,
            is_open=task.is_open and not is_lapsed,
            is_asked=is_asked,
            lateness=late if is_asked else Lateness.SETTLED,
            days_overdue=days_overdue(days.due, self._today) if is_late and is_asked else 0,
            proof=task.proof,
            proof_text=proof_text(task.proof, self._words),
            by_itself=task.state == DONE and stored_state != DONE,
            files=task.files,
            source=rule.source if rule else "",
            confidence=rule.confidence if rule else "",
            checked_on=rule.checked_on if rule else None,
            is_sensitive=rule.sensitive if rule else False,
            is_stored=task.record is not None,
            share=record.text("share"),
            important=bool(record["important"]),
            asked_on=day_in(record.values, "asked_on"),
            received_on=day_in(record.values, "received_on"),
            done_on=day_in(record.values, "done_on"),
            valid_until=day_in(record.values, "valid_until"),
            number=record.text("number"),
            reason=record.text("reason"),
            responsible=record.text("responsible_institution_id"),
            assigned_to=record.text("assigned_to_id"),
            is_past=task.is_past and task.is_open,
            asks=task.asks,
            problems=tuple(_problems(task)),
            agreement=task.agreement,
            decision=task.decision,
            body=task.body,
        )


_NOTHING = Record("", "", {})


def task_titles(task: WorkedOut, words: Wording) -> tuple[str, str]:
    """The title and the short one in the language of `words`."""
    rule, record = task.requirement, task.record or _NOTHING
    if code := code_of(rule.code if rule else record.text("occurrence")):
        return titles_of_code(code, words)
    title = best_of(rule.names, words.language) if rule and rule.names else record.text("title")
    return title, short_title(rule, title, words.language)


def _title_of_record(record: Record, words: Wording) -> str:
    """The same where there is no rule."""
    code = code_of(record.text("occurrence"))
    return titles_of_code(code, words)[0] if code else record.text("title")


def titles_of_code(code: str, words: Wording) -> tuple[str, str]:
    """What a rule of the program itself is called, whole and short."""
    of, _, name = code.partition(".")
    group = {"agreement": "agreements", "committee": "committee"}[of]
    return words.say(f"{group}.task.{name}"), words.say(f"{group}.short_task.{name}")


def short_title(rule: Requirement | None, title: str, language: str) -> str:
    """At most 24 letters, for lists and matrix."""
    short = best_of(rule.short_names, language) if rule and rule.short_names else title
    return short if len(short) <= SHORTEST else f"{short[: SHORTEST - 1].rstrip()}…"


def proof_text(proof: Proof | None, words: Wording) -> str:
    """Why something counts as proved, or does not, in a few words; empty where nothing was looked at."""
    return words.explained(f"proof.{proof.reason.code}", proof.reason.facts) if proof else ""


def _problems(task: WorkedOut) -> Iterable[Problem]:
    """What a person should look at although the task stands as it is."""
    record, proof = task.record, task.proof
    if record is None:
        return
    if record["kind"] == "requirement" and task.requirement is None and task.is_open:
        yield Problem("task.rule_missing", level=Level.ASKS)
    if record["state"] == DONE and proof is not None and not proof.is_there:
        code = "proof_too_short" if proof.reason.code == "too_short" else "no_proof"
        yield Problem(f"task.{code}", "state", dict(proof.reason.facts), Level.ASKS)
