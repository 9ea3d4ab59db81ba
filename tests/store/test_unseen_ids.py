"""Whatever an office writes, in however large steps: neither a package nor the file of a partner has an id of a record
that it does not see; and what it sees names what it sees."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pytest
from exchanging import Packed, a_partner, an_office, pack, take, take_home, whole
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from offices import ANN, BEN, CID, DAN, NORTH, OFFICE, OTHER, SOUTH
from replicas import SIGNING, Clockwork, opened, uid

from exchange_admin.documents.packages.tally_file import encoded
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.merge.dots import site_of, split_dot
from exchange_admin.merge.transactions import read_body
from exchange_admin.names import Names
from exchange_admin.store import Store, naming, outgoing
from exchange_admin.store.parts import Using

NEW = tuple(uid(f"50{n}") for n in range(8))
PEOPLE = (ANN, BEN, CID, DAN, *NEW[:4])
STAYS = (uid("51"), uid("54"), *NEW[4:])
INSTITUTIONS = (OFFICE, NORTH, SOUTH, OTHER)
PLACES = (NORTH, SOUTH)

number = st.integers(0, 7)
AGREEMENTS = (uid("b1"), uid("b2"), None)
NAMING = ("teacher", "unit", "same", "agreement", "scan", "certificate", "attendance", "programme")
KINDS_OF_EDIT = ("person", "email", "home", "stay", "paper", "remove", "course", *NAMING)
edit = st.tuples(st.sampled_from(KINDS_OF_EDIT), number, number)
moves = st.one_of(
    st.tuples(st.just("step"), st.lists(edit, min_size=1, max_size=6)),
    st.tuples(st.just("step"), st.lists(edit, min_size=1, max_size=6)),
    st.tuples(st.just("send"), st.sampled_from(PLACES), st.none() | st.sampled_from(PEOPLE)),
    st.tuples(st.just("answer"), st.sampled_from(PLACES), number),
    st.tuples(st.just("erase"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("undo")),
)


class World:
    """An office and two partners; `seen` is what each of these was let see, by anything that was in its scope once."""

    def __init__(self, names: Names, start: Sequence[bytes]) -> None:
        clock = Clockwork()
        stores = [
            Store(opened(one), Path(), Using(names=names, origin=clock.origin(n), signing=SIGNING))
            for n, one in enumerate(start)
        ]
        self.office, self.partners = stores[0], dict(zip(PLACES, stores[1:], strict=True))
        self.seen: dict[str, set[str]] = {place: self._scope(place) for place in PLACES}
        self.erased: set[str] = set()

    def close(self) -> None:
        for store in (self.office, *self.partners.values()):
            store.close()

    def _scope(self, place: str) -> set[str]:
        return {id for ids in self.office.exchange.scoping.of(place).values() for id in ids}

    def play(self, move: Sequence[object]) -> None:
        match move:
            case "step", list(edits):
                made = {(one.kind, one.id): one for drawn in edits for one in self._edits(*drawn)}
                if made:
                    self.office.record(Step("office", "import", tuple(made.values())))
            case "send", str(place), left_out:
                self.send(place, () if left_out is None else (str(left_out),))
            case "answer", str(place), int(n):
                partner = self.partners[place]
                there = [id for id, one in partner.many("person", PEOPLE).items() if one.live]
                if there:
                    at = there[n % len(there)]
                    partner.record(Step("partner", "set", (Edit("person", at, {"phone": f"{n}{place[-2:]}"}),)))
                take(self.office, pack(partner, self.office))
            case "erase", str(id):
                if self.office.get("person", id):
                    self.office.erase([("person", id)], "office", "request", "2026-09-01")
                    self.erased.add(id)
            case _:
                if self.office.undoable():
                    self.office.undo("office")

    def _edits(self, what: str, a: int, b: int) -> Iterator[Edit]:
        there = [id for id, one in self.office.many("person", PEOPLE).items() if one.live]
        if what == "person" and self.office.get("person", PEOPLE[a]) is None and PEOPLE[a] not in self.erased:
            yield Edit("person", PEOPLE[a], {"role": "student", "home_institution_id": INSTITUTIONS[b % 4]}, new=True)
        if not there:
            return
        person = there[a % len(there)]
        if what == "email":
            yield Edit("person", person, {"email": f"{b}@x.cn", "note": f"note {b}"})
        elif what == "home":
            yield Edit("person", person, {"home_institution_id": INSTITUTIONS[b % 4]})
        elif what == "remove":
            yield removal("person", person)
        elif what == "paper":
            id = self.office.origin.new_id()
            yield Edit("identity_document", id, {"person_id": person, "kind": "passport", "number": f"N{b}"}, new=True)
        elif what == "stay" and self.office.get("mobility", STAYS[b % 6]) is None:
            sides = {"sending_institution_id": INSTITUTIONS[a % 4], "receiving_institution_id": INSTITUTIONS[b % 4]}
            states = {"sending_status": "nominated", "receiving_status": "none", "agreement_id": uid("b2")}
            kind = {"direction": "outgoing", "activity": "student_studies"}
            yield Edit("mobility", STAYS[b % 6], {"person_id": person, **sides, **states, **kind}, new=True)
        elif what == "course":
            yield from self._group(there, person, a, b)
        elif what in NAMING:
            yield from self._naming(what, there, a, b)

    def _naming(self, what: str, there: Sequence[str], a: int, b: int) -> Iterator[Edit]:
        """What names something that need not be seen with it."""
        person, other, made = there[a % len(there)], there[b % len(there)], self.office.origin.new_id()
        stays = [id for id, one in self.office.many("mobility", STAYS).items() if one.live]
        stay = stays[b % len(stays)] if stays else None
        if what == "unit":
            yield Edit("unit", made, {"institution_id": INSTITUTIONS[b % 4], "name_en": f"Unit {b}"}, new=True)
            yield Edit("person", person, {"unit_id": made})
            if stay:
                yield Edit("mobility", stay, {"receiving_unit_id": made})
        elif what == "same" and person != other:
            yield Edit("person", person, {"same_as_id": other})
        elif what == "agreement" and stay:
            yield Edit("mobility", stay, {"agreement_id": AGREEMENTS[a % 3]})
        elif what == "programme":
            yield Edit(
                "programme", uid("b3"), {"agreement_id": AGREEMENTS[b % 3], "host_institution_id": INSTITUTIONS[a % 4]}
            )
        elif what == "scan":
            values = {"agreement_id": AGREEMENTS[b % 3], "person_id": person, "file_name": "a.pdf", "title": "Scan"}
            yield Edit("attachment", made, values, new=True)
        elif what == "certificate":
            values = {"person_id": person, "mobility_id": stay, "signatory_id": uid("e0")}
            yield Edit("certificate", made, values, new=True)
        elif groups := [id for (id,) in self.office._db.execute("SELECT id FROM language_group ORDER BY id")]:
            group, another = groups[a % len(groups)], groups[b % len(groups)]
            if what == "teacher":
                yield Edit("language_group", group, {"teacher_id": other})
            elif what == "attendance":
                sql = "SELECT id FROM language_enrolment WHERE language_group_id = ?"
                lesson = {"language_group_id": group, "substitute_id": other}
                yield Edit("language_lesson", made, lesson, new=True)
                for (place,) in self.office._db.execute(sql, (another,)).fetchall():
                    values = {"language_lesson_id": made, "language_enrolment_id": place}
                    yield Edit("attendance", self.office.origin.new_id(), values, new=True)

    def _group(self, there: Sequence[str], person: str, a: int, b: int) -> Iterator[Edit]:
        """A course, its group with a teacher whom nobody need see, and somebody in it."""
        course, group, place = (self.office.origin.new_id() for _ in range(3))
        yield Edit("language_course", course, {"name_en": f"Course {b}", "language": "zh"}, new=True)
        teacher = {"teacher_id": there[b % len(there)], "language_course_id": course, "code": f"G{a}"}
        yield Edit("language_group", group, teacher, new=True)
        values = {"language_group_id": group, "person_id": person, "state": "enrolled"}
        yield Edit("language_enrolment", place, values, new=True)

    def send(self, place: str, without: Sequence[str] = ()) -> None:
        partner = self.partners[place]
        left_out = set(without) if not self.seen[place].intersection(without) else set[str]()
        inside = self.office.exchange.scoping.of(place)
        packed = pack(self.office, partner, without_people=left_out)
        told = {id for ids in inside.values() for id in ids} - left_out
        self.seen[place] |= told | self._writers(inside.get("held_change", ()))
        self.names_nothing_else(place, packed)
        take_home(partner, packed)
        lines = list(partner.exchange.slices({}))
        firsts = {line.site for line in lines if line.seq == 1 and line.body}
        held = self.office.many("held_change", sorted(inside.get("held_change", ()))).values()
        assert {split_dot(one.text("entry"))[0] for one in held} <= firsts, "who wrote it stands nowhere else"
        for line in lines:
            if line.body and site_of(line.site) != partner.site:
                assert line.seq == 1 or not self._unseen(place, line.body), line.body
                said = "".join(pair[1] for pair in line.values if pair)
                assert not self._unseen(place, said), said

    def _writers(self, held: Collection[str]) -> set[str]:
        """Who wrote what is held: whoever gets a step of him is told in his first one for whom he writes."""
        return {str(one["institution_id"]) for one in self.office.many("held_change", sorted(held)).values()}

    def names_nothing_else(self, place: str, packed: Packed) -> None:
        around = f"{packed.have} {packed.ends} {packed.received} {packed.told} {packed.institution}"
        assert not self._unseen(place, around + (encoded(packed.tally).decode() if packed.tally else ""))
        for line in packed.lines:
            if site_of(line.site) == self.partners[place].site:
                continue
            txn = read_body(line.body) if line.body else None
            body = line.body.replace(f'"institution":"{txn.institution}"', "") if txn else ""  # for whom it is written
            assert not self._unseen(place, f"{line.site} {line.hash} {line.prev} {body}"), line.body
            for pair in line.values:
                assert pair is None or not self._unseen(place, pair[1]), pair[1]

    def shows_what_it_may(self, place: str) -> None:
        """After all packages: a field names what the partner sees, or saw once, and else nothing."""
        inside, partner = self.office.exchange.scoping.of(place), self.partners[place]
        open_ = {tuple(row) for row in self.office._db.execute("SELECT kind, id FROM sync_issue")}
        open_ |= {tuple(row) for row in partner._db.execute("SELECT kind, id FROM sync_issue")}
        for kind in REGISTRY.kinds:
            theirs = partner.many(kind.name, sorted(inside.get(kind.name, ())))
            for id, ours in self.office.many(kind.name, sorted(inside.get(kind.name, ()))).items():
                for field in kind.references if (kind.name, id) not in open_ else ():
                    value, told = ours[field.name], theirs[id][field.name]
                    may = not field.internal and value in inside.get(field.refers, ())
                    assert told == value if may else told is None or told in self.seen[place], (kind.name, field.name)

    def _unseen(self, place: str, text: str) -> set[str]:
        """Ids in the text of records that the partner was never let see."""
        every = {id for kind in REGISTRY.kinds for (id,) in self.office._db.execute(f'SELECT id FROM "{kind.name}"')}  # noqa: S608
        return {id for id in (every | self.erased) - self.seen[place] if id in text}


@pytest.fixture(scope="module")
def start(names: Names) -> Sequence[bytes]:
    with (
        an_office(names) as office,
        a_partner(names, office, NORTH) as north,
        a_partner(names, office, SOUTH) as south,
    ):
        return [store._db.serialize() for store in (office, north, south)]


def play(names: Names, start: Sequence[bytes], history: Sequence[Sequence[object]]) -> None:
    world = World(names, start)
    try:
        for move in history:
            try:
                world.play(move)
            except RuleBroken as refused:
                assert refused.problem.code.startswith(("undo.", "record.", "value.unknown_reference"))
        for place in PLACES * 2:
            take(world.office, pack(world.partners[place], world.office))
            world.send(place)
        for place in PLACES:
            world.shows_what_it_may(place)
        whole(world.office, *world.partners.values())
    finally:
        world.close()


@pytest.mark.timeout(600)
def test_no_package_names_a_record_that_its_partner_does_not_see(names: Names, start: Sequence[bytes]) -> None:
    def holds(history: Sequence[Sequence[object]]) -> None:
        play(names, start, history)

    often = settings(
        max_examples=120,
        phases=[__import__("hypothesis").Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    often(given(st.lists(moves, min_size=2, max_size=12))(holds))()


IMPORT: Sequence[Sequence[object]] = [
    ("step", [("person", 4, 2), ("email", 0, 1), ("email", 1, 1)]),
    ("send", NORTH, None),
]


def test_the_test_would_notice(names: Names, start: Sequence[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    play(names, start, IMPORT)
    monkeypatch.setattr(outgoing, "hiding", lambda body, shown: body)
    with pytest.raises(AssertionError):
        play(names, start, IMPORT)


HELD: Sequence[Sequence[object]] = [
    ("step", [("certificate", 6, 4), ("remove", 5, 7), ("teacher", 2, 6), ("teacher", 1, 3), ("email", 0, 1)]),
    ("undo",),
    ("step", [("programme", 4, 4), ("certificate", 1, 0), ("course", 7, 2), ("home", 1, 1), ("person", 0, 6)]),
    ("step", [("attendance", 4, 1), ("certificate", 6, 2)]),
    ("step", [("course", 4, 7), ("unit", 6, 7), ("email", 5, 5)]),
    ("undo",),
    ("erase", PEOPLE[2]),
    ("answer", SOUTH, 5),
    ("answer", SOUTH, 0),
    ("step", [("email", 0, 5)]),
]
"""What South writes about somebody of North's is held, and North learns that."""


def test_who_wrote_what_is_held_is_told_by_his_first_step_and_nowhere_else(
    names: Names, start: Sequence[bytes]
) -> None:
    play(names, start, HELD)


STAFFED: Sequence[Sequence[object]] = [
    ("step", [("course", 0, 1)]),
    ("step", [("agreement", 1, 0)]),
    ("send", NORTH, None),
]


def test_the_test_would_notice_a_named_record(
    names: Names, start: Sequence[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    play(names, start, STAFFED)
    monkeypatch.setattr(naming, "hiding", lambda text, salt, shown: text)
    with pytest.raises(AssertionError):
        play(names, start, STAFFED)


def test_the_test_would_notice_what_comes_into_sight_and_stays_hidden(
    names: Names, start: Sequence[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    history: Sequence[Sequence[object]] = [*STAFFED, ("step", [("home", 1, 1)])]
    play(names, start, history)
    monkeypatch.setattr(naming.Naming, "heads", lambda self, records, sees: set())
    with pytest.raises(AssertionError):
        play(names, start, history)
