"""An office that leads a committee of itself and a college, with a session that was held and one to come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from college_files import Town

from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.committee.committees import Signed
from exchange_admin.services.office import Office
from exchange_admin.services.session_pack.pack import SessionPack
from exchange_admin.services.session_pack.session import PackPart

WHO = "沈若兰"
HELD, AHEAD, TODAY = "2026-10-22", "2026-12-15", "2026-11-24"
AGENDA_ZH, AGENDA_RU = "1. 确认上次会议纪要\n2. 决议督办", "1. Протокол прошлого заседания\n2. Контроль решений"


class SessionOffice:
    """Open for one test. `before` was held, `meeting` is to come; both colleges have a chair."""

    def __init__(self, town: Town, office: Office) -> None:
        self.office, self.own, self.college, self.stranger = office, office.store.institution, town.first, town.second
        self.set("institution", self.college, name_zh="滨海交通学院")
        named = {"name_zh": "合作委员会", "name_ru": "Комитет по сотрудничеству", "code": "ВК", "kind": "committee"}
        self.body = self.add("body", **named, lead_institution_id=self.own, quorum=2)
        for place, role, person in ((self.own, "chair", "诸葛文远"), (self.college, "co_chair", "Ковалёв Игорь")):
            self.seat(place, role, person_name=person)
        self.before = self.meet("3", "held", HELD)
        self.meeting = self.meet("4", "planned", AHEAD, agenda_zh=AGENDA_ZH, agenda_ru=AGENDA_RU)

    def add(self, kind: str, /, **values: Value) -> str:
        id = self.office.program.origin.new_id()
        self.office.store.record(Step(WHO, f"{kind}.add", (Edit(kind, id, values, new=True),)))
        return id

    def set(self, kind: str, id: str, /, **values: Value) -> None:
        self.office.store.record(Step(WHO, f"{kind}.set", (Edit(kind, id, values),)))

    def seat(self, institution: str, role: str, **more: Value) -> str:
        return self.add("membership", body_id=self.body, institution_id=institution, role=role, voting=1, **more)

    def meet(self, number: str, state: str, day: str, **more: Value) -> str:
        return self.add("meeting", body_id=self.body, kind="session", number=number, state=state, starts=day, **more)

    def decide(self, number: str, *, meeting: str = "", state: str = "agreed", **more: Value) -> str:
        """Of the session that was held, in force, unless something else is said."""
        said = {"text_zh": f"决议{number}", "text_ru": f"Решение {number}", "kind": "resolution", **more}
        said = {"responsible_institution_id": self.own, "due": "2027-03-01", **said}
        return self.add("decision", meeting_id=meeting or self.before, number=number, state=state, **said)

    def project(self, name: str, state: str = "running", lead: str = "", **more: Value) -> str:
        values: dict[str, Value] = {"name_zh": name, "name_ru": name, "kind": "laboratory", **more}
        agreement = self.office.store.where("agreement", "number", ["A-1"])
        root = (
            agreement[0].id
            if agreement
            else self.add("agreement", number="A-1", institution_id=self.college, kind="exchange", state="in_force")
        )
        return self.add("project", state=state, lead_institution_id=lead or self.own, agreement_id=root, **values)

    def output(self, project: str, name: str, state: str = "drafting", **more: Value) -> str:
        said: dict[str, Value] = {"name_zh": name, "name_ru": name, "kind": "curriculum", **more}
        return self.add("output", project_id=project, state=state, author_institution_id=self.own, **said)

    def listing(self, owner: str, side: str, name: str, **more: Value) -> str:
        said: dict[str, Value] = {"topic": "short_training", "isced_f": "0714", "valid_until": "2027-06-30", **more}
        said |= {"side": side, "state": "published", "name_zh": name, "name_ru": name}
        return self.add("listing", institution_id=owner, **said)

    def market(self) -> tuple[str, str]:
        """A need of the own institution that an offer of the college meets well."""
        said: dict[str, Value] = {"languages": "ru", "keywords": "PLC", "places": 10, "format": "onsite"}
        return (
            self.listing(self.own, "need", "需要机器人培训", **said),
            self.listing(self.college, "offer", "Курс по роботам", **said),
        )

    def pack(self, *languages: str) -> SessionPack:
        return self.office.session_packs.read(self.meeting, languages or ("zh", "ru"))

    def part(self, key: str, *languages: str) -> PackPart:
        return next(one for one in self.pack(*languages).parts if one.key == key)

    def approve(self, output: str) -> None:
        self.set("output", output, state="reviewing")
        self.office.projects.approve(output, Signed("x"), WHO)
        self.set("output", output, state="agreed")


@contextmanager
def session_office(folder: Path) -> Iterator[SessionOffice]:
    town = Town(folder)
    with town.office.open() as office:
        yield SessionOffice(town, office)


def said(part: PackPart, language: str = "en") -> list[str]:
    """What stands above and below the tables."""
    return [one.get(language) for one in (*part.paper.said, *part.paper.notes)]


def rows(part: PackPart, title: object, language: str = "ru") -> list[tuple[str, ...]]:
    """Those of the table that is called so."""
    (table,) = [one for one in part.paper.tables if title in (one.title, getattr(one.title, "ru", "") or None)]
    return [tuple(cell.best(language) if hasattr(cell, "best") else str(cell) for cell in row) for row in table.rows]
