"""What is done with projects: begun from an interest, moved on with a reason, confirmed; outputs approved. One step
each."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.casework.sharing import OFFICE, SHARED
from exchange_admin.domain.rules.committee.minutes import APPROVED
from exchange_admin.domain.rules.project_drafts import project_draft
from exchange_admin.domain.rules.projects.states import IDEA
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.services.committee.committees import Signed, approval_edit, refuse_other_text, verb_of, why_not_for
from exchange_admin.services.kinds.committee import names_of
from exchange_admin.services.listings.begun import Beginning, sides_of
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.projects.sheets import (
    OUTPUT,
    PROJECT,
    OutputSheet,
    ProjectSheet,
    read_output,
    read_project,
)
from exchange_admin.services.record_checks import asking
from exchange_admin.services.records import Records
from exchange_admin.services.stored import pointing, refuse, stop_at

_INTEREST, _LISTING, TASK = "interest", "listing", "task"


class Projects(Service[Parts]):
    """All verbs raise RuleBroken, and nothing was written then."""

    def __init__(self, parts: Parts, records: Records) -> None:
        super().__init__(parts)
        self._records = records

    def sheet(self, project: str) -> ProjectSheet:
        return read_project(self._store, project, self._today())

    def output(self, output: str) -> OutputSheet:
        return read_output(self._store, output, self._today())

    def begin(self, interest: str, who: str, given: Mapping[str, Value] | None = None) -> Changes:
        """An idea that comes of an accepted interest, led by whoever answered, with the other side as its partner:
        titles, field and days of both; `given` instead of what they say. The interest names it."""
        record = self._there(_INTEREST, interest)
        sides = sides_of(self._parts, record, "led_to_project_id")
        beginning = Beginning(self._parts, self._records, record)
        edits, project = list[Edit](), beginning.id_of(PROJECT)
        if not beginning.is_there(PROJECT, lead_institution_id=sides.answering):
            ids = [record.text(name) for name in ("listing_id", "own_listing_id") if record[name]]
            found = self._store.many(_LISTING, ids)
            told = {**project_draft([found[id].values for id in ids if id in found]), **(given or {})}
            roots = {"listing_id": record["listing_id"], "interest_id": interest}
            leads: dict[str, Value] = {"state": IDEA, "lead_institution_id": sides.answering}
            edits += beginning.made(PROJECT, {**told, **leads, **roots})
            edits += beginning.seats("project_id", project, {sides.answering: "lead", sides.asking: "partner"})
        edits.append(beginning.named("led_to_project_id", project))
        return self._store.record(Step(who, f"{_INTEREST}.begin_project", tuple(edits)))

    def move(self, project: str, state: str, who: str, *, reason: str = "") -> Changes:
        """How far it is; an empty reason leaves the one that is there."""
        said: dict[str, Value] = {"state": state, **({"reason": reason} if reason else {})}
        return self._change(PROJECT, project, said, who, f"{PROJECT}.move")

    def confirm(self, project: str, who: str) -> Changes:
        """It still goes on, as somebody says today."""
        return self._change(PROJECT, project, {"confirmed_on": self._today().isoformat()}, who, f"{PROJECT}.confirm")

    def kept_milestones(self, project: str) -> list[Record]:
        """Milestones that its members do not see: nobody has shared them yet."""
        found = pointing(self._store, TASK, "project_id", project)
        return [one for one in found if one["share"] == OFFICE]

    def share_milestones(self, project: str, who: str) -> Changes:
        """Shows all of them to the members, for good. The receipt tells that what was written in them goes along."""
        edits, problems = self._sharing(project)
        stop_at(problems)
        changes = self._store.record(Step(who, f"{TASK}.share", edits)) if edits else Changes()
        return changes.with_problems(*asking(problems))

    def asked_of_sharing(self, project: str) -> list[Problem]:
        """What somebody has to look at before others see the milestones."""
        return self._sharing(project)[1]

    def _sharing(self, project: str) -> tuple[tuple[Edit, ...], list[Problem]]:
        edits: list[Edit] = []
        problems: list[Problem] = []
        for one in self.kept_milestones(project):
            changed, found = self._records.change(one, {"share": SHARED})
            edits.append(Edit(TASK, one.id, changed))
            problems += [problem for problem in found if problem not in problems]
        return tuple(edits), problems

    def move_output(self, output: str, state: str, who: str) -> Changes:
        """How far an output is. The receipt tells what a person should look at: a material without a licence."""
        return self._change(OUTPUT, output, {"state": state}, who, f"{OUTPUT}.move")

    def approve(self, output: str, signed: Signed, who: str, *, named: str = "", verdict: str = APPROVED) -> Changes:
        """What an institution says of an output that is under review, or said to be agreed and is not. `named` as in
        `Committees.approve`."""
        sheet = self.output(output)
        institution = signed.institution or self._store.institution
        if not sheet.is_asked:
            refuse("output.not_reviewed", state=f"choice.output_state.{sheet.output['state']}")
        if not signed.signer:
            refuse("approval.nobody_signs")
        if problem := why_not_for(self._store, institution):
            raise RuleBroken(problem)
        if institution not in sheet.standing.chairs:
            raise RuleBroken(Problem("output.not_asked", facts={"institution": names_of(self._store, institution)}))
        refuse_other_text(sheet.standing.hash, named)
        said = signed.said(verdict, sheet.standing.hash, self._today())
        of = {"output_id": output, "institution_id": institution}
        edit = approval_edit(self._parts, of, said)
        return self._store.record(Step(who, verb_of(verdict), (edit,)))

    def _change(self, kind: str, id: str, said: Mapping[str, Value], who: str, verb: str) -> Changes:
        changed, found = self._records.change(self._there(kind, id), said)
        stop_at(found)
        if not changed:
            return Changes()
        changes = self._store.record(Step(who, verb, (Edit(kind, id, changed),)))
        return changes.with_problems(*found)
