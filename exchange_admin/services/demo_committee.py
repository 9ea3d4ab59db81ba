"""The committee of the demo's alliance: it meets, decides, both chairs approve by packages, and what was decided is a
task where it is carried out. On paper: minutes, control of decisions, the papers for the next session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from exchange_admin.domain.rules.committee.minutes import CHAIRS
from exchange_admin.domain.rules.committee.states import DECISION_TASK, DONE, HELD
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.services.committee.committees import Signed
from exchange_admin.services.demo_offers import ALLIANCE_COLLEGES
from exchange_admin.services.demo_partners import PartnerScene, colleague
from exchange_admin.services.office import Office

_OWN = "secretariat"
_MET_AGO = 3
_NEXT_IN = 60


@dataclass
class CommitteeScene:
    """`scene` carries packages between the secretariat and its colleges, of which `told` says who sits where."""

    scene: PartnerScene
    who: str
    language: str
    told: Mapping[str, Any]
    body: str = field(default="", init=False)
    meeting: str = field(default="", init=False)
    decisions: list[str] = field(default_factory=list, init=False)

    def meet(self, made: dict[str, object]) -> None:
        """The committee, its members, a session that was held, and what it decided."""
        office = self.scene.office
        values = {**self.told["body"], "lead_institution_id": office.store.institution}
        (self.body,) = office.records.add("body", values, self.who).ids["body"]
        for one in self.told["member"]:
            said = {name: value for name, value in one.items() if name != "by"}
            of = {"body_id": self.body, "institution_id": self._id(one["by"])}
            office.records.add("membership", {**said, **of}, self.who)
        day = office.program.today() - timedelta(days=_MET_AGO)
        held = {**self.told["session"], "state": HELD, "starts": day.isoformat()}
        (self.meeting,) = office.sessions.convene(self.body, held, self.who).ids["meeting"]
        for one in self.told["decision"]:
            (decision,) = office.committees.decide(self.meeting, self._decided(one), self.who).ids["decision"]
            self.decisions.append(decision)
        self._exchange()
        made |= {"members": len(self.told["member"]), "decisions": len(self.told["decision"])}

    def approve(self, made: dict[str, object]) -> None:
        """Each chair in its own file; then the minutes are agreed, and every college sees its tasks alone."""
        for one in self.told["member"]:
            if one["role"] in CHAIRS:
                signed = Signed(one["person_name"], position=one["position"])
                with self._opened(one["by"]) as (office, who):
                    office.committees.approve(self.meeting, signed, who)
        self._exchange()
        self.scene.office.committees.agree(self.meeting, self.who)
        self._exchange()
        made["standing"] = str(self.scene.office.committees.sheet(self.meeting).standing.standing)
        made["tasks"] = [_tasks(self.scene.office), *map(self._tasks_at, self._paths())]

    def carry_out(self, made: dict[str, object]) -> None:
        """Whoever is responsible ticks its task, and the secretariat says what came of the decision."""
        decided = zip(self.told["decision"], self.decisions, strict=True)
        told, decision = next((one, id) for one, id in decided if "result" in one)
        with self._opened(told["by"]) as (college, who):
            tasks = college.casework.tasks
            found = tasks.ns(TaskTab.ALL, TaskFilter(requirement=DECISION_TASK, is_open=True))
            mine = [one.id for one in tasks.tasks(found, self.language) if one.decision == decision]
            college.casework.verbs.done(mine, who)
        self._exchange()
        self.scene.office.committees.settle(decision, DONE, told["result"], self.who)
        self._exchange()
        made |= {"ticked": len(mine), "open": [_tasks(self.scene.office), *map(self._tasks_at, self._paths())]}

    def print(self, made: dict[str, object]) -> list[Path]:
        office, folder = self.scene.office, self.scene.folder
        minutes, control, book = (folder / name for name in ("minutes.pdf", "decisions.pdf", "decisions.xlsx"))
        office.committee_papers.write_minutes(self.meeting, minutes)
        rows = office.decision_control.decisions(self.language, body=self.body)
        office.committee_papers.write_control(rows, office.both_languages(), control)
        written = office.reports.write("decision-control", book, language=self.language, who=self.who)
        made |= {"open": len(rows), "sheets": dict(written.sheets)}
        return [minutes, control, book, self._pack(made)]

    def _pack(self, made: dict[str, object]) -> Path:
        """What everybody gets before the next session."""
        office, target = self.scene.office, self.scene.folder / "session.pdf"
        ahead = {"starts": (office.program.today() + timedelta(days=_NEXT_IN)).isoformat()}
        (meeting,) = office.sessions.convene(self.body, ahead, self.who).ids["meeting"]
        pack = office.session_packs.read(meeting, office.both_languages())
        office.session_packs.write(pack, target)
        made["parts"] = {one.key: dict(one.counts) for one in pack.parts}
        return target

    @contextmanager
    def _opened(self, by: str) -> Iterator[tuple[Office, str]]:
        """The file of whoever it is, with the name of who works in it."""
        if by == _OWN:
            yield self.scene.office, self.who
            return
        institution, path = self.scene.colleges[_place(by)]
        with self.scene.opened(path) as college:
            yield college, colleague(institution)

    def _id(self, by: str) -> str:
        return self.scene.office.store.institution if by == _OWN else self.scene.colleges[_place(by)][0]

    def _decided(self, told: Mapping[str, Any]) -> dict[str, Any]:
        values = {name: value for name, value in told.items() if name not in {"by", "due", "result"}}
        if "by" in told:
            due = self.scene.office.program.today() + timedelta(days=told["due"])
            values |= {"responsible_institution_id": self._id(told["by"]), "due": due.isoformat()}
        return {"kind": "resolution", **values}

    def _tasks_at(self, path: Path) -> int:
        with self.scene.opened(path) as college:
            return _tasks(college)

    def _paths(self) -> list[Path]:
        return [path for _, path in self.scene.colleges]

    def _exchange(self) -> None:
        for _, path in self.scene.colleges:
            self.scene.up(path)
        for institution, path in self.scene.colleges:
            self.scene.down(institution, path)


def _place(by: str) -> int:
    return ALLIANCE_COLLEGES.index(by)


def _tasks(office: Office) -> int:
    """How many decisions an office is asked to carry out."""
    return office.casework.tasks.count(TaskTab.ALL, TaskFilter(requirement=DECISION_TASK, is_open=True))
