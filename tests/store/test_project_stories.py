"""Projects between an office and its colleges: who sees what of them and who writes it; and rules behind it broken on
purpose, so that it is known that a story notices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from exchanging import NORTH, OFFICE, SOUTH, a_partner, add, an_office, meet, pack, set_, take, whole
from replicas import uid
from rogue import Rogue, Writes

from exchange_admin.domain.fields import Value
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules import partner_scope
from exchange_admin.names import Names
from exchange_admin.store import Store, partner_writes
from exchange_admin.store.scoping import Scoping

HUB_PROJECT, NORTH_PROJECT, FOREIGN_PROJECT = uid("c801"), uid("c802"), uid("c803")
"""One that the office leads, with the north as its member; one that the north leads; one of the south."""
OUTPUT, NORTH_OUTPUT, FOREIGN_OUTPUT = uid("c811"), uid("c812"), uid("c813")
NORTHS_SEAT, SOUTHS_SEAT, NORTHS_OWN_SEAT = uid("c831"), uid("c832"), uid("c833")
MILESTONE = uid("c841")
AGREEMENT_OF_SOUTH, AGREEMENT_OF_NORTH = uid("b2"), uid("b1")
NEW = uid("c899")
SECRET = "WHAT-THE-PROJECT-IS-ABOUT"


def approval_of(output: str, institution: str) -> str:
    return REGISTRY["approval"].own_id({"output_id": output, "institution_id": institution})


def approved(output: str, institution: str) -> dict[str, Value]:
    named: dict[str, Value] = {"output_id": output, "institution_id": institution, "verdict": "approved"}
    return {**named, "content_hash": "a" * 64, "signer": "Somebody", "signed_on": "2026-09-01"}


class Cast:
    """An office and two colleges of it. The north is a partner in the project of the office; the south in one that
    the north knows nothing of."""

    def __init__(self, names: Names, stack: ExitStack) -> None:
        self.office = stack.enter_context(an_office(names))
        self.north = stack.enter_context(a_partner(names, self.office, NORTH))
        self.south = stack.enter_context(a_partner(names, self.office, SOUTH))
        self.project(self.office, HUB_PROJECT, OFFICE)
        self.seat(self.office, NORTHS_SEAT, NORTH, HUB_PROJECT)
        self.output(self.office, OUTPUT, HUB_PROJECT, OFFICE)
        self.project(self.office, FOREIGN_PROJECT, OFFICE, "running", agreement_id=AGREEMENT_OF_NORTH)
        self.seat(self.office, SOUTHS_SEAT, SOUTH, FOREIGN_PROJECT)
        self.output(self.office, FOREIGN_OUTPUT, FOREIGN_PROJECT, SOUTH)
        self.meet()

    @staticmethod
    def project(store: Store, id: str, lead: str, state: str = "idea", **of: str) -> None:
        told = {"kind": "consortium", "state": state, "summary_en": SECRET, "name_en": f"Project {id}"}
        add(store, "project", id, lead_institution_id=lead, **told, **of)

    @staticmethod
    def seat(store: Store, id: str, institution: str, project: str) -> None:
        add(store, "membership", id, institution_id=institution, role="partner", project_id=project)

    @staticmethod
    def output(store: Store, id: str, project: str, author: str) -> None:
        told = {"kind": "textbook", "state": "planned", "name_en": f"{SECRET} {id}"}
        add(store, "output", id, project_id=project, author_institution_id=author, **told)

    def meet(self) -> None:
        for college in (self.north, self.south, self.north):
            meet(self.office, college)

    def shown(self) -> None:
        """The project of the office is agreed on."""
        set_(self.office, "project", HUB_PROJECT, state="agreed")
        self.meet()

    def of_the_north(self) -> None:
        """The north leads a project that is agreed on, with something that it makes."""
        self.project(self.north, NORTH_PROJECT, NORTH, "agreed", agreement_id=AGREEMENT_OF_NORTH)
        self.seat(self.north, NORTHS_OWN_SEAT, NORTH, NORTH_PROJECT)
        self.output(self.north, NORTH_OUTPUT, NORTH_PROJECT, NORTH)
        self.meet()

    def raw(self, *entries: Writes) -> None:
        """The north writes past every rule of its program."""
        rogue = Rogue(self.north)
        rogue.write(*entries)
        take(self.office, rogue.pack(self.office))
        self.meet()

    def held(self) -> set[str]:
        return {one.text("record") for one in self.office.where("held_change", "state", ["waiting"]) if one.live}


@pytest.fixture
def cast(names: Names) -> Iterator[Cast]:
    with ExitStack() as stack:
        yield Cast(names, stack)


def there(store: Store, kind: str, id: str) -> bool:
    return store.get(kind, id) is not None


Story = Callable[[Cast], None]


def an_idea_is_seen_by_nobody_else_not_even_whom_it_names(cast: Cast) -> None:
    for kind, id in (("project", HUB_PROJECT), ("membership", NORTHS_SEAT), ("output", OUTPUT)):
        assert not there(cast.north, kind, id)
    assert HUB_PROJECT not in "\n".join(cast.north._db.iterdump())
    cast.shown()
    for kind, id in (("project", HUB_PROJECT), ("membership", NORTHS_SEAT), ("output", OUTPUT)):
        assert there(cast.north, kind, id)
        assert not there(cast.south, kind, id)
    assert HUB_PROJECT not in "\n".join(cast.south._db.iterdump())
    whole(cast.office, cast.north, cast.south)


def the_parties_of_its_agreement_see_no_project(cast: Cast) -> None:
    """The agreement of the foreign project is the north's own."""
    assert there(cast.north, "agreement", AGREEMENT_OF_NORTH)
    for kind, id in (("project", FOREIGN_PROJECT), ("membership", SOUTHS_SEAT), ("output", FOREIGN_OUTPUT)):
        assert not there(cast.north, kind, id)
        assert there(cast.south, kind, id)
    assert not there(cast.south, "agreement", AGREEMENT_OF_NORTH)
    assert AGREEMENT_OF_NORTH not in "\n".join(cast.south._db.iterdump())
    assert SECRET not in "\n".join(cast.north._db.iterdump())


def a_college_leads_and_its_members_see_what_is_agreed(cast: Cast) -> None:
    told = {"side": "offer", "topic": "laboratory", "state": "published", "institution_id": SOUTH, "name_en": "Lab"}
    add(cast.south, "listing", uid("c865"), **told)
    cast.meet()  # so that the north has heard of the south
    cast.project(cast.north, NORTH_PROJECT, NORTH)
    cast.seat(cast.north, NEW, SOUTH, NORTH_PROJECT)
    cast.meet()
    assert there(cast.office, "project", NORTH_PROJECT)
    assert not there(cast.south, "project", NORTH_PROJECT)
    assert not there(cast.south, "membership", NEW)
    set_(cast.north, "project", NORTH_PROJECT, state="agreed", agreement_id=AGREEMENT_OF_NORTH)
    cast.meet()
    assert there(cast.south, "project", NORTH_PROJECT)
    assert there(cast.south, "membership", NEW)
    assert cast.held() == set()
    whole(cast.office, cast.north, cast.south)


def what_the_office_begins_for_a_college_is_that_colleges_idea(cast: Cast) -> None:
    cast.project(cast.office, NORTH_PROJECT, NORTH)
    cast.seat(cast.office, NEW, SOUTH, NORTH_PROJECT)
    cast.meet()
    assert there(cast.north, "project", NORTH_PROJECT)
    assert there(cast.north, "membership", NEW)
    assert not there(cast.south, "membership", NEW)
    set_(cast.north, "project", NORTH_PROJECT, name_en="Another name")
    cast.meet()
    assert cast.office.get("project", NORTH_PROJECT)["name_en"] == "Another name"
    assert cast.held() == set()


def a_member_writes_an_output_as_its_author_and_for_nobody_else(cast: Cast) -> None:
    cast.shown()
    cast.output(cast.north, NORTH_OUTPUT, HUB_PROJECT, NORTH)
    cast.meet()
    assert there(cast.office, "output", NORTH_OUTPUT)
    assert cast.held() == set()
    by_others = {uid("c851"): OFFICE, uid("c852"): SOUTH, uid("c853"): None}
    for id, author in by_others.items():
        told = {"project_id": HUB_PROJECT, "author_institution_id": author, "kind": "case", "name_en": "x"}
        cast.raw(Writes("output", id, told, new=True))
    assert cast.held() == {*by_others}
    cast.raw(Writes("output", OUTPUT, {"state": "published"}), Writes("output", OUTPUT, {LEAD: NORTH}))
    assert cast.held() == {*by_others, OUTPUT}
    assert cast.office.get("output", OUTPUT)["state"] == "planned"
    assert cast.office.get("output", OUTPUT)[LEAD] == OFFICE


LEAD = "author_institution_id"


def an_author_puts_files_beside_its_own_output_and_no_other(cast: Cast) -> None:
    cast.shown()
    cast.output(cast.north, NORTH_OUTPUT, HUB_PROJECT, NORTH)
    file = {"title": "Textbook", "file_name": "book.pdf"}
    add(cast.north, "attachment", NEW, output_id=NORTH_OUTPUT, **file)
    cast.meet()
    assert there(cast.office, "attachment", NEW)
    assert cast.held() == set()
    for at, of in enumerate(({"output_id": OUTPUT}, {"output_id": FOREIGN_OUTPUT}, {"project_id": HUB_PROJECT})):
        id = uid(f"c88{at}")
        cast.raw(Writes("attachment", id, {**file, **of}, new=True))
        assert id in cast.held()
        assert not there(cast.south, "attachment", id)


def whose_content_it_is_says_what_is_in_it(cast: Cast) -> None:
    """Whoever leads moves the output of a member on; what it writes into it is a proposal."""
    cast.shown()
    cast.output(cast.north, NORTH_OUTPUT, HUB_PROJECT, NORTH)
    cast.meet()
    set_(cast.office, "output", NORTH_OUTPUT, state="drafting", name_en="Another name")
    cast.meet()
    record = cast.office.get("output", NORTH_OUTPUT)
    assert record is not None
    assert record["state"] == "drafting"
    assert record["name_en"] == f"{SECRET} {NORTH_OUTPUT}"


def nobody_writes_an_output_of_what_it_does_not_see(cast: Cast) -> None:
    told = {"project_id": FOREIGN_PROJECT, "author_institution_id": NORTH, "kind": "case", "name_en": "x"}
    cast.raw(Writes("output", NEW, told, new=True))
    assert cast.held() == {NEW}
    assert not there(cast.south, "output", NEW)
    assert not there(cast.north, "project", FOREIGN_PROJECT)


def an_output_of_ones_own_leads_into_no_other_project(cast: Cast) -> None:
    cast.shown()
    cast.output(cast.north, NORTH_OUTPUT, HUB_PROJECT, NORTH)
    cast.meet()
    cast.raw(Writes("output", NORTH_OUTPUT, {"project_id": FOREIGN_PROJECT}))
    assert NORTH_OUTPUT in cast.held()
    assert not there(cast.south, "output", NORTH_OUTPUT)


def nobody_makes_itself_a_member(cast: Cast) -> None:
    cast.of_the_north()
    for at, of in enumerate(
        (
            {"project_id": FOREIGN_PROJECT},
            {"project_id": HUB_PROJECT},
            {"project_id": NORTH_PROJECT, "agreement_id": AGREEMENT_OF_SOUTH},
            {"project_id": FOREIGN_PROJECT, "agreement_id": AGREEMENT_OF_NORTH},
            {"project_id": NORTH_PROJECT, "body_id": FOREIGN_PROJECT},
            {"project_id": NORTH_PROJECT, "agreement_id": AGREEMENT_OF_NORTH},
        )
    ):
        id = uid(f"c84{at}")
        cast.raw(Writes("membership", id, {"institution_id": NORTH, "role": "partner", **of}, new=True))
        assert id in cast.held(), of
    cast.raw(Writes("membership", NORTHS_OWN_SEAT, {"project_id": FOREIGN_PROJECT}))
    cast.raw(Writes("membership", NORTHS_OWN_SEAT, {"agreement_id": AGREEMENT_OF_SOUTH}))
    assert NORTHS_OWN_SEAT in cast.held()
    for kind, id in (("project", FOREIGN_PROJECT), ("project", HUB_PROJECT), ("agreement", AGREEMENT_OF_SOUTH)):
        assert not there(cast.north, kind, id)


def a_member_writes_nothing_of_the_project(cast: Cast) -> None:
    cast.shown()
    cast.raw(
        Writes("project", HUB_PROJECT, {"lead_institution_id": NORTH}),
        Writes("project", HUB_PROJECT, {"state": "stopped", "reason": "x"}),
        Writes("membership", NORTHS_SEAT, {"role": "lead"}),
        Writes("membership", NEW, {"institution_id": SOUTH, "project_id": HUB_PROJECT, "role": "partner"}, new=True),
    )
    assert cast.held() == {HUB_PROJECT, NORTHS_SEAT, NEW}
    assert cast.office.get("project", HUB_PROJECT)["state"] == "agreed"
    assert not there(cast.south, "project", HUB_PROJECT)


def nobody_takes_the_project_of_another_over(cast: Cast) -> None:
    told = {"lead_institution_id": NORTH, "name_en": "Ours", "kind": "alliance", "state": "running"}
    cast.raw(Writes("project", FOREIGN_PROJECT, told, new=True))
    assert FOREIGN_PROJECT in cast.held()
    assert not there(cast.north, "output", FOREIGN_OUTPUT)


def what_names_a_project_shows_it_to_nobody(cast: Cast) -> None:
    """A committee, a session, an offer, an interest's end and a project's decision: seen, and the project is not."""
    office, body, session, offer = cast.office, uid("c861"), uid("c862"), uid("c863")
    add(office, "body", body, name_en="Group", kind="committee", lead_institution_id=OFFICE, project_id=FOREIGN_PROJECT)
    add(office, "membership", uid("c864"), institution_id=NORTH, body_id=body, role="chair")
    held = {"state": "held", "kind": "session", "starts": "2026-09-01"}
    add(office, "meeting", session, body_id=body, project_id=FOREIGN_PROJECT, **held)
    told = {"side": "offer", "topic": "laboratory", "state": "published", "institution_id": OFFICE, "name_en": "Lab"}
    add(office, "listing", offer, **told, project_id=FOREIGN_PROJECT)
    cast.meet()
    for kind, id in (("body", body), ("meeting", session), ("listing", offer)):
        assert there(cast.north, kind, id)
        assert cast.north.get(kind, id)["project_id"] is None
        if kind == "listing":
            assert cast.south.get(kind, id)["project_id"] == FOREIGN_PROJECT
    assert not there(cast.north, "project", FOREIGN_PROJECT)
    assert FOREIGN_PROJECT not in "\n".join(cast.north._db.iterdump())


def milestones_go_to_members_and_are_written_by_whoever_leads(cast: Cast) -> None:
    cast.shown()
    told = {"title": "Milestone", "kind": "manual", "state": "open", "share": "shared"}
    add(cast.office, "task", MILESTONE, project_id=HUB_PROJECT, **told)
    cast.meet()
    assert there(cast.north, "task", MILESTONE)
    assert not there(cast.south, "task", MILESTONE)
    cast.raw(Writes("task", NEW, {**told, "project_id": FOREIGN_PROJECT}, new=True))
    cast.raw(Writes("task", MILESTONE, {"state": "done"}))
    assert cast.held() == {NEW, MILESTONE}
    cast.of_the_north()
    own = uid("c842")
    add(cast.north, "task", own, project_id=NORTH_PROJECT, **told)
    cast.meet()
    assert there(cast.office, "task", own)
    assert own not in cast.held()


def a_college_plans_its_idea_and_nobody_need_let_that_in(cast: Cast) -> None:
    cast.project(cast.north, NORTH_PROJECT, NORTH)
    cast.output(cast.north, NORTH_OUTPUT, NORTH_PROJECT, NORTH)
    told = {"title": "Milestone", "kind": "manual", "state": "open", "share": "shared"}
    add(cast.north, "task", MILESTONE, project_id=NORTH_PROJECT, **told)
    cast.meet()
    cast.seat(cast.office, NEW, SOUTH, NORTH_PROJECT)
    cast.meet()
    assert cast.held() == set()
    assert there(cast.office, "task", MILESTONE)
    for kind, id in (("task", MILESTONE), ("output", NORTH_OUTPUT)):
        assert not there(cast.south, kind, id)
    set_(cast.north, "project", NORTH_PROJECT, state="agreed", agreement_id=AGREEMENT_OF_NORTH)
    cast.meet()
    for kind, id in (("task", MILESTONE), ("output", NORTH_OUTPUT)):
        assert there(cast.south, kind, id)
    whole(cast.office, cast.north, cast.south)


def a_member_approves_what_it_sees_for_itself(cast: Cast) -> None:
    cast.shown()
    own = approval_of(OUTPUT, NORTH)
    add(cast.north, "approval", own, **approved(OUTPUT, NORTH))
    cast.meet()
    assert there(cast.office, "approval", own)
    assert cast.held() == set()
    for output, institution in ((OUTPUT, OFFICE), (OUTPUT, SOUTH), (FOREIGN_OUTPUT, NORTH)):
        id = approval_of(output, institution)
        cast.raw(Writes("approval", id, approved(output, institution), new=True))
        assert id in cast.held()
    both = {**approved(OUTPUT, NORTH), "meeting_id": uid("c862")}
    cast.raw(Writes("approval", NEW, both, new=True))
    assert NEW in cast.held()
    assert not there(cast.south, "approval", own)


def who_works_on_it_in_the_office_is_told_nobody(cast: Cast) -> None:
    clerk = uid("c871")
    add(cast.office, "staff", clerk, name="Clerk-of-the-office", role="coordinator")
    set_(cast.office, "project", HUB_PROJECT, coordinator_id=clerk)
    cast.shown()
    assert not there(cast.north, "staff", clerk)
    assert "Clerk-of-the-office" not in "\n".join(cast.north._db.iterdump())


STORIES: tuple[Story, ...] = (
    an_idea_is_seen_by_nobody_else_not_even_whom_it_names,
    the_parties_of_its_agreement_see_no_project,
    a_college_leads_and_its_members_see_what_is_agreed,
    what_the_office_begins_for_a_college_is_that_colleges_idea,
    a_member_writes_an_output_as_its_author_and_for_nobody_else,
    an_author_puts_files_beside_its_own_output_and_no_other,
    whose_content_it_is_says_what_is_in_it,
    nobody_writes_an_output_of_what_it_does_not_see,
    an_output_of_ones_own_leads_into_no_other_project,
    nobody_makes_itself_a_member,
    a_member_writes_nothing_of_the_project,
    nobody_takes_the_project_of_another_over,
    what_names_a_project_shows_it_to_nobody,
    milestones_go_to_members_and_are_written_by_whoever_leads,
    a_college_plans_its_idea_and_nobody_need_let_that_in,
    a_member_approves_what_it_sees_for_itself,
    who_works_on_it_in_the_office_is_told_nobody,
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_projects_go_to_their_members_and_are_written_by_whoever_leads(cast: Cast, story: Story) -> None:
    story(cast)


BROKEN: dict[str, tuple[object, str, object]] = {
    "members see ideas": (Scoping, "_gate", lambda *_: ""),
    "whoever leads does not see its ideas": (Scoping, "_add_drafts_of", lambda *_: 0),
    "a membership of two things is of both": (partner_scope, "names_one", lambda *_: True),
    "what is named need not be seen": (partner_writes, "why_not", lambda *_: ""),
    "everything is everybody's to write": (partner_writes.PartnerWrites, "is_theirs", lambda *_: True),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_rule_is_noticed(names: Names, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    place, name, instead = BROKEN[broken]
    monkeypatch.setattr(place, name, instead)
    for story in STORIES:
        with ExitStack() as stack:
            try:
                story(Cast(names, stack))
            except AssertionError:
                return
    raise AssertionError(f"no story notices: {broken}")


def test_packages_name_only_what_their_reader_sees(cast: Cast) -> None:
    cast.shown()
    cast.of_the_north()
    said = str(pack(cast.office, cast.south).lines)
    assert not any(id in said for id in (HUB_PROJECT, NORTH_PROJECT, OUTPUT, NORTH_OUTPUT, NORTHS_SEAT))
