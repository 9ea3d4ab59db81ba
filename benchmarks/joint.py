"""An office that leads 500 projects with their members, outputs and milestones, and a committee with 2,000 decisions;
the minutes of its last meeting have sixty."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from offices import office_with

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.steps import Edit
from exchange_admin.domain.vocabulary import words
from exchange_admin.services.committee.committees import Signed
from exchange_admin.services.office import Office

PROJECTS, PLACES, SEATS, OUTPUTS, MILESTONES, SMALL = 500, 60, 6, 4, 10, 200
"""Members, outputs and milestones are those of each project; the last are the people of the office."""
DECISIONS, SITTING, MEMBERS = 2_000, 60, 24
"""Of the committee; the second are those of its last meeting, and of every other one but the first."""
MEETINGS, CODE = -(-DECISIONS // SITTING), "BM"
_ROLES = ("co_lead", "partner", "partner", "enterprise", "research")
_STATES = ("idea", "agreed", "running", "running", "running", "finished")
_DECIDED = ("agreed", "in_work", "done", "done", "done", "lapsed")


def joint_file() -> Path:
    """Both chairs have approved the last minutes, and everything is worked out."""
    return office_with(f"joint_{PROJECTS}_{DECISIONS}", SMALL, _everything, _approved)


def small_file() -> Path:
    """The sample office alone."""
    return office_with(f"sample_{SMALL}", SMALL, lambda office: iter(()))


def last_meeting(office: Office) -> str:
    bodies = office.store.records(Query("body", filters=(Filter("code", Test.IS, (CODE,)),)))
    (body,) = (one.id for one in bodies)
    meetings = office.store.records(Query("meeting", filters=(Filter("body_id", Test.IS, (body,)),)))
    return max(meetings, key=lambda one: one.text("starts")).id


def _approved(office: Office) -> None:
    meeting = last_meeting(office)
    sheet = office.committees.sheet(meeting)
    for chair in sheet.standing.chairs:
        signed = Signed("Chair", chair, day_in(sheet.meeting.values, "starts"), "Rector")
        office.committees.approve(meeting, signed, "benchmark")
    office.casework.upkeep.bring_up()


def _everything(office: Office) -> Iterator[Edit]:
    places = [office.store.origin.new_id() for _ in range(PLACES)]
    yield from _institutions(places)
    yield from _projects(office, places)
    yield from _committee(office, places)


def _institutions(places: list[str]) -> Iterator[Edit]:
    for number, id in enumerate(places):
        named = {"name_en": f"Place {number}", "name_zh": f"单位{number}", "name_ru": f"Место {number}"}
        kind = ("college", "college", "enterprise", "research")[number % 4]
        yield Edit("institution", id, {**named, "country": ("CN", "RU")[number % 2], "kind": kind}, new=True)


def _projects(office: Office, places: list[str]) -> Iterator[Edit]:
    new_id, chance = office.store.origin.new_id, random.Random(17)
    for number in range(PROJECTS):
        project, lead = new_id(), chance.choice(places)
        starts = date.today() - timedelta(days=chance.randrange(900))
        told = {
            "name_en": f"Project {number}",
            "name_zh": f"项目{number}",
            "name_ru": f"Проект {number}",
            "kind": chance.choice(words("project_kind")),
            "state": chance.choice(_STATES),
            "lead_institution_id": lead,
            "starts": starts.isoformat(),
            "ends": (starts + timedelta(days=1_000)).isoformat(),
        }
        yield Edit("project", project, told, new=True)
        for place, role in zip([lead, *chance.sample(places, SEATS - 1)], ("lead", *_ROLES), strict=True):
            seat = {"project_id": project, "institution_id": place, "role": role, "voting": 0}
            yield Edit("membership", new_id(), seat, new=True)
        for made in range(OUTPUTS):
            yield _output(new_id(), chance, project, lead, f"{number}.{made}")
        for step in range(MILESTONES):
            day = (starts + timedelta(days=90 * step)).isoformat()
            values = {"title": f"Milestone {step}", "kind": "manual", "state": "open", "share": "office", "due": day}
            yield Edit("task", new_id(), {**values, "project_id": project}, new=True)


def _output(id: str, chance: random.Random, project: str, author: str, number: str) -> Edit:
    told = {
        "project_id": project,
        "author_institution_id": author,
        "name_en": f"Output {number}",
        "name_zh": f"成果{number}",
        "name_ru": f"Результат {number}",
        "kind": chance.choice(words("output_kind")),
        "state": chance.choice(("planned", "drafting", "reviewing", "agreed", "published")),
        "languages": "zh;ru",
        "due": (date.today() + timedelta(days=chance.randrange(-200, 200))).isoformat(),
    }
    return Edit("output", id, told, new=True)


def _committee(office: Office, places: list[str]) -> Iterator[Edit]:
    new_id, own = office.store.origin.new_id, office.store.institution
    body = new_id()
    named = {"name_en": "Committee", "name_zh": "合作委员会", "name_ru": "Комитет по сотрудничеству"}
    told = {"code": CODE, "kind": "committee", "lead_institution_id": own, "quorum": 7, "meets_every_months": 3}
    yield Edit("body", body, {**named, **told, "active": 1}, new=True)
    roles = ("chair", "co_chair", *("expert",) * (MEMBERS - 2))
    for place, role in zip([own, *places[: MEMBERS - 1]], roles, strict=True):
        seat = {"body_id": body, "institution_id": place, "role": role, "person_name": f"Member {role}", "voting": 1}
        yield Edit("membership", new_id(), seat, new=True)
    chance, left = random.Random(18), DECISIONS
    for number in range(MEETINGS, 0, -1):
        decided = min(SITTING, left)
        left -= decided
        yield from _meeting(new_id, chance, body, places, number, decided)


def _meeting(
    new_id: Callable[[], str], chance: random.Random, body: str, places: list[str], number: int, decided: int
) -> Iterator[Edit]:
    meeting, ago = new_id(), (MEETINGS - number) * 30 + 10
    day = date.today() - timedelta(days=ago)
    told = {
        "body_id": body,
        "number": str(number),
        "kind": "session",
        "state": "held" if ago == 10 else "agreed",
        "starts": day.isoformat(),
        "place": "Harbin",
        "agenda_zh": "上次会议纪要\n决议督办情况\n互派数据\n供需匹配与合作项目\n质量与经费",
        "agenda_ru": "Протокол прошлого заседания\nКонтроль решений\nПоказатели\nСпрос и предложение\nКачество",
        "votes_present": 9,
    }
    yield Edit("meeting", meeting, told, new=True)
    for place in range(1, decided + 1):
        settled = "proposed" if ago == 10 else chance.choice(_DECIDED)
        said = {
            "meeting_id": meeting,
            "number": f"{CODE}-{number}/{place}",
            "kind": "resolution",
            "state": settled,
            "text_zh": f"于{day.year + 1}年3月前发布{place}条以上供需条目,并向各院校通报双语授课课程清单。",
            "text_ru": f"До марта {day.year + 1} года опубликовать не менее {place} карточек спроса и предложения"
            " и сообщить колледжам перечень курсов, которые читаются на двух языках.",
            "text_en": f"Publish {place} or more offers and needs by March {day.year + 1}.",
            "responsible_institution_id": chance.choice(places[:MEMBERS]),
            "due": (day + timedelta(days=chance.randrange(30, 400))).isoformat(),
        }
        if settled in ("done", "lapsed"):
            said["result"] = "Carried out and told to all members."
        yield Edit("decision", new_id(), said, new=True)
