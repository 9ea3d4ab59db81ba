"""What must never stand in a package to a partner, looked for in the opened packages themselves: facts about health,
tasks of the office alone, internal notes, and whatever stays in the office."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from college_files import Place, Town
from record_making import Maker

from exchange_admin.documents.packages.reading import open_package
from exchange_admin.domain.fields import FieldType, Kind, Merge, Scope, Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.messages.order import MessageOrder

HEALTH, OFFICE_ONLY, INTERNAL, OF_OFFICE, SCAN = (
    "HEALTH-55",
    "OFFICEONLY-66",
    "INTERNAL-77",
    "STAYS-88",
    b"%PDF-HEALTH-99",
)
HEALTH_DAYS = ("2031-07-19", "2032-08-23")
"""The day of a test and until when it holds: those are all that is kept of it."""
NEVER = (*tuple(word.encode() for word in (HEALTH, OFFICE_ONLY, INTERNAL, OF_OFFICE, *HEALTH_DAYS)), SCAN)
RULE: dict[str, Value] = {
    "kind": "act", "phase": "on_arrival", "actor": "both", "event": "arrival", "relation": "on", "active": 1,
}  # fmt: skip


class Watched(Town):
    """Opens every package to a college, with the college's keys, before it is taken in."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.seen = 0

    def down(self, college: Place, **more: object) -> object:  # type: ignore[override]
        self.clock.wait(days=1)
        paths = self.office.send(college.institution, self.out(), **more)
        for path in paths:
            self.look_into(path, college)
        return college.receive(*paths)

    def look_into(self, path: Path, college: Place) -> None:
        with college.open() as office:
            package = open_package(
                path,
                me=office.store.site,
                schema=office.store.format,
                sender_key=office.exchange.receiving._key_of,
                identities=[office.exchange.keys.private().age_private],
            )
            archive = package._archive
            texts = {name: b"".join(archive.pieces(name)) for name in archive.names}
            blobs = list(package.blobs.values())
        self.seen += 1
        for name, text in (*texts.items(), *(("blob", blob) for blob in blobs)):
            found = [word for word in NEVER if word in text]
            assert found == [], f"{path.name}: {name} has {found}"

    def nothing_in(self, college: Place) -> None:
        assert [word for word in NEVER if word in college.bytes()] == []


@pytest.fixture
def town(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


@pytest.fixture
def college(town: Watched) -> Place:
    made = town.college(town.first, 11)
    town.enrol(made)
    return made


@pytest.fixture
def rules(town: Watched) -> tuple[str, str]:
    ordinary = town.office.add("requirement", code="our.act", name_en="Act", evidence="file", **RULE)
    return ordinary, town.office.add(
        "requirement", code="our.test", name_en="T", evidence="yes_date", sensitive=1, **RULE
    )


@pytest.fixture
def stay(town: Watched) -> str:
    return town.office.add(
        "mobility",
        person_id=town.person(town.first, "Соколова"),
        direction="incoming",
        activity="student_studies",
        sending_institution_id=town.first,
        receiving_institution_id=town.office.institution,
        sending_status="nominated",
        receiving_status="pending",
    )


@pytest.fixture
def filled(town: Watched, rules: tuple[str, str], stay: str) -> str:
    """The stay, with everything about it that stays in the office and something that does not."""
    ordinary, health = rules
    values = {"kind": "requirement", "state": "done", "mobility_id": stay, "occurrence": "start"}
    told = {"done_on": HEALTH_DAYS[0], "valid_until": HEALTH_DAYS[1], "number": HEALTH, "reason": HEALTH}
    sick = derived_id("task", health, stay, "start")
    with town.office.open() as office:
        about = {**values, "requirement_id": health, **told}
        shared = {**values, "requirement_id": ordinary, "share": "shared", "title": "Act"}
        steps = (
            Edit("task", sick, {**about, "title": f"Test {HEALTH}", "share": "shared"}, new=True),
            Edit("task", derived_id("task", ordinary, stay, "start"), {**shared, "note": INTERNAL}, new=True),
            Edit(
                "task",
                office.store.origin.new_id(),
                {"title": OFFICE_ONLY, "kind": "manual", "state": "open", "share": "office", "mobility_id": stay},
                new=True,
            ),
            Edit(
                "stay_event",
                office.store.origin.new_id(),
                {"mobility_id": stay, "kind": "arrival", "date": "2026-09-01", "note": INTERNAL},
                new=True,
            ),
            Edit("mobility", stay, {"note": INTERNAL}),
        )
        office.store.record(Step("x", "mixed", steps))  # one step, of which the partner sees a part
        person = office.records.get("mobility", stay).text("person_id")
        office.store.record(Step("x", "person.set", (Edit("person", person, {"note": INTERNAL}),)))
        scan = {"task_id": sick, "person_id": person, "title": HEALTH, "file_name": "scan.pdf"}
        id = office.store.origin.new_id()
        office.store.record(Step("x", "attachment.add", (Edit("attachment", id, scan, new=True),)), {id: SCAN})
    return stay


def about_the_office() -> Iterator[Kind]:
    yield from (kind for kind in REGISTRY.kinds if kind.scope is Scope.OFFICE and kind.name not in _BY_VERBS)


_BY_VERBS = frozenset({"partner_file", "transfer", "disclosure", "ended_life", "certificate", "learning_agreement"})
"""Records that only their own verbs make."""


def test_no_package_has_it_however_often_something_is_shared(
    town: Watched, college: Place, rules: tuple[str, str], filled: str
) -> None:
    town.meet(college)
    with town.office.open() as office:
        for task in office.store.where("task", "mobility_id", [filled]):
            if task["title"] != OFFICE_ONLY:
                office.store.record(
                    Step("x", "task.set", (Edit("task", task.id, {"share": "shared", "state": "asked"}),))
                )
    town.meet(college)
    town.nothing_in(college)
    assert town.seen >= 4
    assert college.ids("task") == {derived_id("task", rules[0], filled, "start")}


def test_a_rule_that_comes_to_be_about_health_is_followed_from_then_on(
    town: Watched, college: Place, rules: tuple[str, str], filled: str
) -> None:
    task = derived_id("task", rules[0], filled, "start")
    town.meet(college)
    town.office.set("requirement", rules[0], sensitive=1)
    town.office.set("task", task, done_on=HEALTH_DAYS[0], number=HEALTH)
    town.meet(college)
    town.nothing_in(college)


def test_giving_back_what_a_college_or_the_office_has_lost_tells_no_more(
    town: Watched, college: Place, rules: tuple[str, str], filled: str
) -> None:
    town.meet(college)
    kept, ours = town.backup(college), town.backup(town.office)
    college.add("stay_event", mobility_id=filled, kind="departure", date="2027-01-02")
    health = derived_id("task", rules[1], filled, "start")
    town.office.set("task", health, number=f"{HEALTH} again")
    town.meet(college)
    town.restore(college, kept)
    town.meet(college)
    town.restore(town.office, ours)
    town.meet(college)
    town.office.take_back()
    college.take_back()
    town.meet(college)
    town.nothing_in(college)


def test_another_pc_of_the_office_tells_no_more(
    town: Watched, college: Place, rules: tuple[str, str], filled: str, tmp_path: Path
) -> None:
    path, share = tmp_path / "pc2" / "office.exchange", tmp_path / "share"
    path.parent.mkdir()
    share.mkdir()
    shutil.copy(town.office.path, path)
    first, second = town.office, Place(path, town.office.program, "somebody else", town.office.institution)
    second.set("task", derived_id("task", rules[1], filled, "start"), reason=f"{HEALTH} there")
    for _ in range(2):
        for place in (second, first):
            with place.tools() as tools:
                tools.mailbox.exchange_once(share)
    for place in (second, first):
        town.office = place
        town.down(college)
    town.nothing_in(college)


def test_erasing_somebody_tells_nothing_on_the_way_out(
    town: Watched, college: Place, rules: tuple[str, str], filled: str
) -> None:
    town.meet(college)
    person = str(town.office.value("mobility", filled, "person_id"))
    with town.office.tools() as tools:
        tools.erasing.erase(person, "x", "request")
    town.meet(college)
    town.nothing_in(college)
    left = town.office.bytes()
    assert [word for word in (HEALTH.encode(), OFFICE_ONLY.encode(), SCAN) if word in left] == []


@pytest.mark.parametrize("kind", ["task", "identity_document"])
def test_what_was_held_about_somebody_who_is_erased_is_gone_too(
    town: Watched, college: Place, filled: str, kind: str
) -> None:
    """No row tells whom it is about: a task that the college made for itself alone, a paper of a guest."""
    guest = town.guest()
    town.meet(college)
    if kind == "task":
        person = str(town.office.value("mobility", filled, "person_id"))
        college.add("task", title="HELD-31", kind="manual", state="open", share="office", mobility_id=filled)
    else:
        person = guest
        college.add("identity_document", person_id=guest, kind="passport", number="HELD31")
    town.meet(college)
    word = b"HELD-31" if kind == "task" else b"HELD31"
    assert word in town.office.bytes()
    with town.office.tools() as tools:
        assert len(tools.conflicts.held("en")) == 1
        tools.erasing.erase(person, "x", "request")
        assert tools.conflicts.held("en") == ()
    assert word not in town.office.bytes()
    town.meet(college)
    assert word not in college.bytes()
    for place in (town.office, college):
        assert place.sound() == []


def test_nothing_of_a_kind_that_stays_in_the_office_is_in_a_package(town: Watched, college: Place, filled: str) -> None:
    """Every text that a verb lets somebody write, from the first moment where it never changes."""
    made: set[str] = set()
    with town.office.open() as office:
        maker = Maker(office)
        for kind in about_the_office():
            texts = [
                one.name
                for one in kind.fields
                if one.type in (FieldType.TEXT, FieldType.MEMO) and not one.written_by_program and not one.unique
            ]
            lasting = {name: OF_OFFICE for name in texts if kind[name].immutable}
            try:
                id = maker.make(kind.name, **lasting)
            except RuleBroken:  # only its own verbs make one, or what it points to
                continue
            free = {name: OF_OFFICE for name in texts if name not in lasting and kind[name].merge is not Merge.IDENTITY}
            if free:
                office.store.record(Step("x", "set", (Edit(kind.name, id, free),)))
            if free or lasting:
                made.add(kind.name)
    assert {"message", "message_template"} <= made
    town.meet(college)
    town.nothing_in(college)


def test_what_was_told_somebody_of_the_college_is_in_no_package(
    town: Watched, college: Place, filled: str, tmp_path: Path
) -> None:
    text = {"subject_en": OF_OFFICE, "body_en": f"{{name}}: {OF_OFFICE}", "channel": "email", "active": 1}
    with town.office.open() as office:
        template = office.records.add(
            "message_template", {"code": "told", "name_en": "T", "of_kind": "person", **text}, "x"
        )
        person = office.records.get("mobility", filled).text("person_id")
        office.store.record(Step("x", "person.set", (Edit("person", person, {"email": "s@x.ru"}),)))
        enclosed = tmp_path / f"{OF_OFFICE}.pdf"
        enclosed.write_bytes(OF_OFFICE.encode())
        order = MessageOrder("person", (person,), next(iter(template.ids["message_template"])), files=(enclosed,))
        (told,) = office.messages.write_drafts(order, tmp_path / "drafts", "x", "en").changes.ids["message"]
        assert OF_OFFICE in office.records.get("message", told).text("attached")
    assert OF_OFFICE.encode() in town.office.bytes()
    town.meet(college)
    town.nothing_in(college)
