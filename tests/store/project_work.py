"""What people do with joint projects beside all else in the partner machine, and what must hold of it (decision 87)."""

from __future__ import annotations

from collections.abc import Iterator

from committee_work import Sittings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from offer_work import HOME, one_of, owner, pick
from offices import NORTH, OFFICE, SOUTH
from partner_files import AGREEMENT_OF, PARTNERS, who, word

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.projects.states import OUTPUT_STATES, PROJECT_STATES, SHARED_STATES
from exchange_admin.domain.steps import Edit, Record, removal, restoral

state_of_project = st.sampled_from(PROJECT_STATES)


class Joint(Sittings):
    """The machine: committees, and projects that the office and colleges lead. Every text names its record."""

    @initialize()
    def open_files(self) -> None:
        super().open_files()
        self.projects: dict[str, str] = {}  # who leads
        self.parts: dict[str, tuple[str, str]] = {}  # of which project, and whose
        self.outputs: dict[str, str] = {}  # of which project
        self.verdicts: dict[str, str] = {}  # of which output
        self.milestones: dict[str, str] = {}  # of which project
        for number, (lead, named) in enumerate(((OFFICE, NORTH), (NORTH, SOUTH))):
            here = 0 if lead == OFFICE else PARTNERS[lead]
            for nth, state in enumerate(("idea", "agreed")):
                self.begin_project(here, lead, state, "first")
                self.take_part(here, nth if not number else 0, named, "first")
                self.make_output(here, nth, lead, "first")
                self.set_milestone(here, nth, "first")

    def led_projects(self, number: int) -> dict[str, str]:
        """Projects that whoever sits before a file may write."""
        of_office = number not in PARTNERS.values()
        return {id: lead for id, lead in self.projects.items() if of_office or lead == HOME[number]}

    def of_own_projects(self, number: int, known: dict[str, str]) -> dict[str, str]:
        return {id: project for id, project in known.items() if project in self.led_projects(number)}

    @rule(number=who, named=owner, state=state_of_project, value=word)
    def begin_project(self, number: int, named: str, state: str, value: str) -> None:
        """It came of the agreement of somebody, which shows it to nobody."""
        id, lead = self.new_id(), self.whose(number, named)
        root = AGREEMENT_OF.get(named) if number not in PARTNERS.values() else None
        told = {"kind": "alliance", "state": state, "lead_institution_id": lead, "name_en": f"{value} {id}"}
        if self.record(number, Edit("project", id, {**told, "agreement_id": root}, new=True)):
            self.projects[id] = lead
            self.told["projects"] += 1

    @rule(number=who, n=pick, state=state_of_project, value=word)
    def move_project(self, number: int, n: int, state: str, value: str) -> None:
        """Also back to an idea, as no form does."""
        if id := one_of(self.led_projects(number), n):
            self.record(number, Edit("project", id, {"state": state, "reason": f"{value} {id}"}))
            self.look()

    @rule(number=who, n=pick, named=owner, value=word)
    def take_part(self, number: int, n: int, named: str, value: str) -> None:
        project, id = one_of(self.led_projects(number), n), self.new_id()
        if project:
            told = {"project_id": project, "institution_id": named, "role": "partner", "position": f"{value} {id}"}
            if self.record(number, Edit("membership", id, told, new=True)):
                self.parts[id] = project, named
                self.told["parts"] += 1
            self.look()

    @rule(number=who, n=pick, back=st.booleans())
    def end_a_part_or_give_it_back(self, number: int, n: int, back: bool) -> None:
        mine = {id: project for id, (project, _) in self.parts.items() if project in self.led_projects(number)}
        if id := one_of(mine, n):
            self.record(number, restoral("membership", id) if back else removal("membership", id))
            self.look()

    @rule(number=who, n=pick, named=owner, value=word)
    def make_output(self, number: int, n: int, named: str, value: str) -> None:
        """Whoever leads for anybody, a member of what it sees for itself."""
        mine, id = self.led_projects(number), self.new_id()
        project = one_of(mine, n) or one_of(self.projects, n)
        if not project or self.stores[number].get("project", project) is None:
            return
        author = named if project in mine else HOME[number]
        told = {"kind": "case", "state": "planned", "name_en": f"{value} {id}"}
        of = {"project_id": project, "author_institution_id": author}
        if self.record(number, Edit("output", id, {**told, **of}, new=True)):
            self.outputs[id] = project
            self.told["outputs"] += 1

    @rule(number=who, n=pick, state=st.sampled_from(OUTPUT_STATES), value=word)
    def write_output(self, number: int, n: int, state: str, value: str) -> None:
        if id := one_of(self.of_own_projects(number, self.outputs), n):
            self.record(number, Edit("output", id, {"state": state, "industry": f"{value} {id}"}))

    @rule(number=who, n=pick, value=word)
    def approve_output(self, number: int, n: int, value: str) -> None:
        output = one_of(self.outputs, n)
        if not output or self.stores[number].get("output", output) is None:
            return
        named = {"output_id": output, "institution_id": HOME[number]}
        id = REGISTRY["approval"].own_id(named)
        said = {"verdict": "approved", "content_hash": "b" * 64, "signer": f"{value} {id}", "signed_on": "2026-09-01"}
        new = self.stores[number].get("approval", id) is None
        if self.record(number, Edit("approval", id, {**named, **said} if new else said, new=new)):
            self.verdicts[id] = output

    @rule(number=who, n=pick, value=word)
    def set_milestone(self, number: int, n: int, value: str) -> None:
        project, id = one_of(self.led_projects(number), n), self.new_id()
        if project:
            told = {"title": f"{value} {id}", "kind": "manual", "state": "open", "share": "shared"}
            if self.record(number, Edit("task", id, {**told, "project_id": project}, new=True)):
                self.milestones[id] = project
                self.told["milestones"] += 1

    # what must hold

    def note_shared(self, store: object) -> None:
        super().note_shared(store)  # type: ignore[arg-type]
        self.let_out |= {one.id for one in store.where("project", "state", list(SHARED_STATES))}  # type: ignore[attr-defined]

    def ours(self) -> tuple[str, ...]:
        of_projects = (self.projects, self.parts, self.outputs, self.verdicts, self.milestones)
        return (*super().ours(), *(id for known in of_projects for id in known))

    def parties(self, id: str) -> set[str]:
        """Whoever leads, or takes or took part in what was agreed on."""
        project = self._project_of(id)
        if not project:
            return super().parties(id)
        if project not in self.let_out:
            return {self.projects[project]}
        return {self.projects[project], *(whose for of, whose in self.parts.values() if of == project)}

    def _project_of(self, id: str) -> str:
        if id in self.projects:
            return id
        if id in self.parts:
            return self.parts[id][0]
        return self.outputs.get(self.verdicts.get(id) or id) or self.milestones.get(id, "")

    def finish(self) -> None:
        super().finish()
        office = self.stores[0]
        for id in self.projects:
            record = office.get("project", id)
            if record is not None:
                self.is_where_it_belongs(record, is_shared=record["state"] in SHARED_STATES)

    def wanted_by(self, record: Record, *, is_shared: bool) -> set[str]:
        if record.kind != "project":
            return super().wanted_by(record, is_shared=is_shared)
        lead = {record.text("lead_institution_id")}
        return lead | set(self._taking_part(record.id)) if is_shared else lead

    def _taking_part(self, project: str) -> Iterator[str]:
        for seat in self.stores[0].where("membership", "project_id", [project]):
            if seat.live and not self.is_open(self.stores[0], seat):
                yield seat.text("institution_id")
