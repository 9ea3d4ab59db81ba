"""What an officer does with tasks, one or many: each verb is one step, and the first makes the record of a task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.problems import Level, Problem, RuleBroken, blocking
from exchange_admin.domain.rules.casework.fulfilment import TICKED_ALONE
from exchange_admin.domain.rules.casework.sharing import OFFICE, SHARED, usual_share
from exchange_admin.domain.rules.casework.states import DONE, OPEN, task_state_is_reachable
from exchange_admin.domain.rules.own_verbs import refused_typed
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.values import reason_text
from exchange_admin.services.attachments import attachment_values, read_attachment
from exchange_admin.services.casework.case_parts import CaseParts, CaseService, committees_of
from exchange_admin.services.casework.case_task import task_titles
from exchange_admin.services.casework.stay_reading import ReadStay
from exchange_admin.services.casework.working_out import WorkedOut
from exchange_admin.services.office_files import office_language
from exchange_admin.services.record_checks import asking
from exchange_admin.services.records import Records
from exchange_admin.services.stored import stop_at

_MOST_NAMED = 5
_Found = tuple[WorkedOut, ReadStay | None]
"""A task with its stay, None for one of no stay."""


class TaskVerbs(CaseService):
    """`tasks` are ids, of computed tasks too; `who` is a name of the staff list. Each verb raises RuleBroken, and then
    nothing was written: `record.missing`, `task.state_not_reachable`, `task.done_by_itself`, `task.reason_needed`,
    `task.in_future`; `task.sensitive_not_here` in the file of a partner."""

    def __init__(self, parts: CaseParts, records: Records) -> None:
        super().__init__(parts)
        self._records = records

    def ask(self, tasks: Sequence[str], who: str, on: date | None = None) -> Changes:
        """Somebody was asked for them."""
        return self._to("asked", tasks, who, {"asked_on": _iso(on or self._today())}, "task.ask")

    def asking(self, tasks: Sequence[str]) -> tuple[list[Edit], list[Problem]]:
        """What `ask` would write today, for a step that also keeps what was told, and what to look at in it. Raises
        RuleBroken as the verbs do."""
        there = self._wanted(tasks)
        stop_at(self._unreachable("asked", [one for one, _ in there]))
        return self._edits(there, {"state": "asked", "asked_on": _iso(self._today())})

    def receive(self, tasks: Sequence[str], who: str, on: date | None = None) -> Changes:
        """They came and are to be looked at."""
        return self._to("received", tasks, who, {"received_on": _iso(on or self._today())}, "task.receive")

    def submit(self, tasks: Sequence[str], who: str) -> Changes:
        """They lie with the authority."""
        return self._to("submitted", tasks, who, {}, "task.submit")

    def done(
        self,
        tasks: Sequence[str],
        who: str,
        on: date | None = None,
        *,
        number: str = "",
        valid_until: date | None = None,
    ) -> Changes:
        """The receipt tells of those whose proof is not there (`task.no_proof`, `task.proof_too_short`)."""
        values: dict[str, Value] = {"done_on": _iso(on or self._today()), "done_by": who}
        values |= {"number": number.strip()} if number.strip() else {}
        values |= {"valid_until": _iso(valid_until)} if valid_until else {}
        return self._to(DONE, tasks, who, values, "task.done")

    def waive(self, tasks: Sequence[str], reason: str, who: str) -> Changes:
        """They are not asked for, although the rule says so."""
        return self._to("waived", tasks, who, {"reason": _needed(reason)}, "task.waive")

    def not_applicable(self, tasks: Sequence[str], reason: str, who: str) -> Changes:
        """The rule does not fit these stays."""
        return self._to("not_applicable", tasks, who, {"reason": _needed(reason)}, "task.not_applicable")

    def send_back(self, tasks: Sequence[str], reason: str, who: str) -> Changes:
        """What came will not do."""
        return self._to("rejected", tasks, who, {"reason": _needed(reason)}, "task.send_back")

    def cancel(self, tasks: Sequence[str], who: str) -> Changes:
        return self._to("cancelled", tasks, who, {}, "task.cancel")

    def reopen(self, tasks: Sequence[str], who: str) -> Changes:
        """Takes back what was decided about them."""
        return self._to(OPEN, tasks, who, {"reason": None, "done_on": None, "done_by": None}, "task.reopen")

    def move(self, tasks: Sequence[str], to: date | None, who: str) -> Changes:
        """Sets the day by hand, which no change of the rule moves then; without one the rule counts again."""
        return self._set(tasks, who, {"due": _iso(to)}, "task.move")

    def assign(self, tasks: Sequence[str], staff: str, who: str) -> Changes:
        """To somebody of the staff (an id), or to nobody."""
        return self._set(tasks, who, {"assigned_to_id": staff or None}, "task.assign")

    def add(self, title: str, about: Mapping[str, Value], who: str) -> Changes:
        """A task of no rule. `about` names what it is of (`mobility_id`, `person_id`, `agreement_id`,
        `decision_id`, `body_id`, `institution_id`) and may say `due`, `assigned_to_id`, `important`, `share`. Raises
        RuleBroken with `value.by_program` for what belongs to a task of a rule."""
        stop_at(refused_typed(self._registry["task"], about, {}))
        share = SHARED if self._store.is_partner else "office"
        values = {"kind": "manual", "state": OPEN, "share": share, **about, "title": title.strip() or None}
        return self._records.add("task", values, who)

    def attach(self, task: str, paths: Sequence[Path], who: str) -> Changes:
        """Keeps scans with a task, as `attach_all`."""
        return self.attach_all([(task, path) for path in paths], who)

    def attach_all(self, scans: Sequence[tuple[str, Path]], who: str) -> Changes:
        """Keeps each scan with its task, in one step; the tasks have then been received. Raises RuleBroken also with
        `task.sensitive_no_file`: of what concerns somebody's health only a day is kept."""
        there = self._wanted([task for task, _ in scans])
        if any(one.requirement is not None and one.requirement.sensitive for one, _ in there):
            raise RuleBroken(Problem("task.sensitive_no_file", "task_id"))
        edits: list[Edit] = []
        found: list[Problem] = []
        for worked, stay in there:
            came = worked.state in {OPEN, "asked", "rejected"}
            values: dict[str, Value] = {"state": "received", "received_on": _iso(self._today())} if came else {}
            made, problems = self._edit(worked, stay, values)
            edits += made
            found += [one for one in problems if one not in found]
        stop_at(found)
        contents: dict[str, bytes] = {}
        for task, path in scans:
            content = read_attachment(path)
            id = self._origin.new_id()
            kept = attachment_values(self._registry, path.name, content, {"task_id": task})
            edits.append(Edit("attachment", id, kept, new=True))
            contents[id] = content
        return self._store.record(Step(who, "task.attach", tuple(edits)), contents).with_problems(*asking(found))

    def answer(self, answers: Mapping[str, Mapping[str, Value]], who: str) -> Changes:
        """What the other side wrote into its form: by task what changes; see `wrong`."""
        edits, problems = self.answering(answers)
        step = Step(who, "task.answer", tuple(edits))
        return self._store.record(step).with_problems(*asking(problems)) if edits else Changes()

    def answering(self, answers: Mapping[str, Mapping[str, Value]]) -> tuple[list[Edit], list[Problem]]:
        """What `answer` would write, for a step that does more, and what to look at in it."""
        edits: list[Edit] = []
        problems: list[Problem] = []
        for task, stay in self._wanted(list(answers)):
            made, found = self._edit(task, stay, answers[task.id])
            edits += made
            problems += found
        stop_at(problems)
        return edits, problems

    def wrong(self, task: str, values: Mapping[str, Value]) -> list[Problem]:
        """What stops these values of one task from being written; where nothing does, what a person should look at."""
        ((worked, stay),) = self._wanted([task])
        state = values.get("state")
        if state and (unreachable := self._unreachable(str(state), [worked])):
            return unreachable
        found = self._edit(worked, stay, values)[1]
        return list(blocking(found) or asking(found))

    def _to(self, state: str, tasks: Sequence[str], who: str, values: Mapping[str, Value], verb: str) -> Changes:
        there = self._wanted(tasks)
        stop_at(self._unreachable(state, [one for one, _ in there]))
        changes = self._write(there, who, {"state": state, **values}, verb)
        return changes.with_problems(*self._unproved(there)) if state == DONE else changes

    def _set(self, tasks: Sequence[str], who: str, values: Mapping[str, Value], verb: str) -> Changes:
        return self._write(self._wanted(tasks), who, values, verb)

    def _write(self, there: Sequence[_Found], who: str, values: Mapping[str, Value], verb: str) -> Changes:
        edits, problems = self._edits(there, values)
        return (
            self._store.record(Step(who, verb, tuple(edits))).with_problems(*asking(problems)) if edits else Changes()
        )

    def _edits(self, there: Sequence[_Found], values: Mapping[str, Value]) -> tuple[list[Edit], list[Problem]]:
        """What is written for all of them, and what a person should look at. Raises RuleBroken."""
        edits: list[Edit] = []
        problems: list[Problem] = []
        for worked, stay in there:
            made, found = self._edit(worked, stay, values)
            edits += made
            problems += [one for one in found if one not in problems]
        stop_at(problems)
        return edits, problems

    def _edit(
        self, task: WorkedOut, stay: ReadStay | None, values: Mapping[str, Value]
    ) -> tuple[tuple[Edit, ...], list[Problem]]:
        """What is written for one task, nothing where all of it stands there, and what is wrong with it."""
        if self._store.is_partner and task.requirement is not None and task.requirement.sensitive:
            return (), [Problem("task.sensitive_not_here", "requirement_id")]
        if task.record is not None:
            changed, found = self._records.change(task.record, values)
            return ((Edit("task", task.id, changed),) if changed else ()), found
        whole, found = self._records.draft("task", {**self._begun(task, stay), **values}, id=task.id)
        deleted = self._store.get("task", task.id)
        if deleted is None:
            return (Edit("task", task.id, whole, new=True),), found
        again = {name: whole.get(name) for name in deleted.values if not self._registry["task"][name].immutable}
        return (Edit("task", task.id, {**again, LIVE: 1}),), found

    def _begun(self, task: WorkedOut, stay: ReadStay | None) -> dict[str, Value]:
        """What the record of a computed task says from the beginning."""
        rule = task.requirement
        assert rule is not None
        if task.agreement or task.decision or task.body:
            return {
                "title": self._title(task),
                "kind": rule.kind,
                "state": OPEN,
                "occurrence": task.occurrence.name,
                **self._subject(task),
            }
        assert stay is not None
        share = usual_share(rule.actor, rule.phase, stay.facts.direction, sensitive=rule.sensitive)
        return {
            "title": self._title(task) or rule.code,
            "kind": "requirement",
            "state": OPEN,
            "share": SHARED if self._store.is_partner else share,
            "requirement_id": rule.id,
            "mobility_id": task.stay,
            "occurrence": task.occurrence.name,
        }

    def _subject(self, task: WorkedOut) -> dict[str, Value]:
        """What it is of; of a committee in the file of a partner it goes to the office, and to nobody else."""
        if task.agreement:
            return {"share": OFFICE, "agreement_id": task.agreement}
        named = {"decision_id": task.decision} if task.decision else {"body_id": task.body}
        return {**named, "share": SHARED if self._store.is_partner else OFFICE, "institution_id": self._own}

    @property
    def _own(self) -> str:
        return self._store.institution

    def _wanted(self, tasks: Sequence[str]) -> list[_Found]:
        """The tasks with their stays. Raises RuleBroken with `record.missing`."""
        wanted = list(dict.fromkeys(tasks))
        rows = self._upkeep.rows_of(wanted)
        found: dict[str, _Found] = {
            one.id: (one, None) for one in self._upkeep.of_records([id for id in wanted if id in rows])
        }
        agreements = sorted({row.agreement for row in rows.values() if row.agreement})
        for _, of_agreement in self._upkeep.of_agreements(agreements).values():
            found.update((one.id, (one, None)) for one in of_agreement)
        found.update((one.id, (one, None)) for one in self._upkeep.of_committees(*committees_of(rows.values())))
        stays = sorted({row.stay for row in rows.values() if row.stay})
        for stay, worked in self._upkeep.of_stays(stays).values():
            found.update((one.id, (one, stay)) for one in worked)
        if missing := [id for id in wanted if id not in found]:
            raise RuleBroken(Problem("record.missing", facts={"kind": "kind.task", "id": missing[0]}))
        return [found[id] for id in wanted]

    def _unproved(self, there: Sequence[_Found]) -> list[Problem]:
        """Of those that were just called done."""
        told = []
        for task, _ in there:
            proof = task.proof
            if proof is None or proof.is_there or proof.reason.code in TICKED_ALONE:
                continue
            if task.stay or not proof.by_hand:
                code = "proof_too_short" if proof.reason.code == "too_short" else "no_proof"
                facts = {**proof.reason.facts, "title": self._called(task)}
                told.append(Problem(f"task.{code}", "state", facts, Level.ASKS))
        return told[:_MOST_NAMED]

    def _unreachable(self, state: str, tasks: Sequence[WorkedOut]) -> list[Problem]:
        """Of tasks that cannot go to a state from where they are: the first, by name, and how many more there are."""
        found = [task for task in tasks if not task_state_is_reachable(task.state, state) or _returns(task, state)]
        if not found:
            return []
        if _returns(found[0], state):
            return [Problem("task.done_by_itself", "state", self._named(found[0]))]
        facts = {"from": f"choice.task_state.{found[0].state}", "to": f"choice.task_state.{state}"}
        if len(tasks) == 1:
            return [Problem("task.state_not_reachable", "state", facts)]
        return [Problem("task.one_of_many", "state", {**facts, **self._named(found[0]), "n": len(found)})]

    def _named(self, task: WorkedOut) -> dict[str, object]:
        """What it is called, and whose it is."""
        (shown,) = self._shown([(0, task)], office_language(self._store))
        return {"title": self._called(task), "whose": shown.person_name or shown.about}

    def _called(self, task: WorkedOut) -> object:
        """In every language where a rule says it: whoever reads the sentence need not speak that of the office."""
        return dict(task.requirement.names) if task.requirement else self._title(task)

    def _title(self, task: WorkedOut) -> str:
        return task_titles(task, self._wordings[office_language(self._store)])[0]


def _returns(task: WorkedOut, state: str) -> bool:
    """Whether what is done by its proof would be set back to do."""
    stored = task.record.text("state") if task.record else OPEN
    return state == OPEN and task.state == DONE and stored != DONE


def _needed(reason: str) -> str:
    text = reason_text(reason, "reason")
    if not text:
        raise RuleBroken(Problem("task.reason_needed", "reason"))
    return text


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
