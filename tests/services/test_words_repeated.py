"""A partner with genuine keys does not become the writer of what it only repeats, nor takes the place of what others
write."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from college_files import Place, Town
from rogue import Rogue, Writes
from test_listings import WHOLE

from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


def raw(place: Place, *edits: Edit) -> None:
    with place.open() as file:
        file.store.record(Step("rogue", "raw", edits))


def held(town: Town) -> int:
    with town.office.open() as office:
        return len(office.store.where("held_change", "state", ["waiting"]))


def disputes(town: Town) -> list[tuple[str, str]]:
    with town.office.open() as office:
        return [(one.kind, one.field) for one in office.store.history.conflicts()]


def enrolled(town: Town, *names: str) -> tuple[str, list[str]]:
    """A group of the office, and the enrolments of students of the first college."""
    course = town.office.add("language_course", name_en="C", language="zh")
    group = town.office.add("language_group", code="G1", language_course_id=course)
    people = [town.person(town.first, name) for name in names]
    told: dict[str, Value] = {"language_group_id": group, "state": "completed", "result": "failed"}
    return group, [town.office.add("language_enrolment", person_id=one, **told) for one in people]


class Repeating:
    """The first college, which writes past its program, also what stands there already."""

    def __init__(self, town: Town) -> None:
        self.place, self._town = town.college(town.first, 11), town
        self._dots: dict[tuple[str, str], set[str]] = {}
        town.enrol(self.place)

    def says(self, kind: str, id: str, /, **said: Value) -> None:
        """And the office hears of it, and answers."""
        with self.rogue() as rogue:
            rogue.write(Writes(kind, id, said))
        self._town.up(self.place)
        self._town.down(self.place)

    @contextmanager
    def rogue(self) -> Iterator[Rogue]:
        with self.place.open() as file:
            yield Rogue(file.store, self._dots)


def test_who_repeats_a_result_does_not_become_its_writer(town: Town) -> None:
    _, (enrolment,) = enrolled(town, "Иванова")
    college = Repeating(town)
    for result in ("failed", "passed"):
        college.says("language_enrolment", enrolment, result=result)
    assert town.office.value("language_enrolment", enrolment, "result") == "failed"
    assert held(town) == 1


def test_repetitions_are_read_once_each(town: Town) -> None:
    """Each of its own mark takes the place of the three before it: there are more ways back than anybody can go."""
    _, (enrolment,) = enrolled(town, "Иванова")
    college = Repeating(town)
    result, mark = list[str](), list[str]()
    with college.rogue() as rogue:
        for _ in range(500):
            result += rogue.write(
                Writes("language_enrolment", enrolment, {"result": "failed"}, parents=tuple(result[-1:]))
            )
            mark += rogue.write(Writes("language_enrolment", enrolment, {"mark": "5"}, parents=tuple(mark[-3:])))
    town.up(college.place)
    with college.rogue() as rogue:
        rogue.write(Writes("language_enrolment", enrolment, {"result": "passed"}, parents=tuple(result[-1:])))
        rogue.write(Writes("language_enrolment", enrolment, {"mark": "4"}, parents=tuple(mark[-3:])))
    town.up(college.place)
    found = town.office.get("language_enrolment", enrolment)
    assert found is not None
    assert (found["result"], found["mark"], held(town)) == ("failed", "4", 1)


def test_what_a_college_repeats_of_the_office_it_does_not_delete(town: Town) -> None:
    """A result and an absence that the office entered in what the college made."""
    group, _ = enrolled(town, "Иванова")
    person = town.person(town.first, "Петрова")
    college = Repeating(town)
    told: dict[str, Value] = {"person_id": person, "language_group_id": group, "state": "enrolled"}
    lesson = town.office.add("language_lesson", language_group_id=group, date="2026-11-01", minutes=90, state="held")
    own = college.place.add("language_enrolment", **told)
    named: dict[str, Value] = {"language_lesson_id": lesson, "language_enrolment_id": own}
    absence = REGISTRY["attendance"].own_id(named)
    town.meet(college.place)
    raw(college.place, Edit("attendance", absence, {**named, "state": "present"}, new=True))
    town.meet(college.place)
    town.office.set("attendance", absence, state="absent")
    town.meet(college.place)
    college.says("attendance", absence, state="absent")
    for kind, id in (("attendance", absence), ("language_enrolment", own)):
        college.says(kind, id, **{LIVE: 0})
    found = town.office.get("attendance", absence), town.office.get("language_enrolment", own)
    assert all(one is not None and one.live for one in found)
    assert held(town) == 2


def test_who_repeats_its_own_answer_does_not_settle_a_dispute(town: Town, tmp_path: Path) -> None:
    """What another PC of the office wrote before anybody there had heard of the college's answer shows nowhere."""
    _, (enrolment,) = enrolled(town, "Иванова")
    college = Repeating(town)
    path = tmp_path / "second" / "office.exchange"
    path.parent.mkdir()
    shutil.copy(town.office.path, path)
    second = Place(path, town.office.program, "Shen", town.office.institution)
    second.set("language_enrolment", enrolment, mark="2")
    college.says("language_enrolment", enrolment, mark="5")
    share = town.out()
    for place in (second, town.office) * 2:
        with place.tools() as tools:
            tools.mailbox.exchange_once(share)
    town.down(college.place)
    assert town.office.value("language_enrolment", enrolment, "mark") == "5"
    college.says("language_enrolment", enrolment, mark="5")
    assert disputes(town) == [("language_enrolment", "mark")]
    assert held(town) == 1


def test_of_two_answers_a_college_takes_that_of_the_office_and_cannot_insist_on_its_own(town: Town) -> None:
    _, (enrolment,) = enrolled(town, "Иванова")
    college = town.college(town.first, 11)
    town.enrol(college)
    before = town.office.get("language_enrolment", enrolment)
    assert before is not None
    with college.open() as file:
        file.records.set("language_enrolment", enrolment, {"mark": "5"}, "Orlova")
    town.up(college)
    with town.office.open() as office:  # in a form that was opened before
        office.records.set("language_enrolment", enrolment, {"mark": "2"}, "Shen", seen=before.heads)
    town.down(college)
    with college.open() as file:
        conflicts = file.exchange.conflicts
        (card,) = conflicts.cards("en")
        keys = {one.value: one.key for one in card.candidates}
        with pytest.raises(RuleBroken, match=r"record\.written_by_others"):
            conflicts.settle(card, keys["5"], "Orlova")
        conflicts.settle(card, keys["2"], "Orlova")
    town.up(college)
    assert (disputes(town), held(town)) == ([], 0)
    assert town.office.value("language_enrolment", enrolment, "mark") == "2"


def test_whoever_repeats_a_deletion_of_the_office_does_not_take_it_back(town: Town) -> None:
    college = Repeating(town)
    contact = college.place.add("contact", name="A", institution_id=town.first)
    town.meet(college.place)
    raw(town.office, Edit("contact", contact, {LIVE: 0}))
    town.down(college.place)
    for live in (0, 1):
        college.says("contact", contact, **{LIVE: live})
    found = town.office.get("contact", contact)
    assert (found is not None and found.live, held(town)) == (False, 1)


def test_points_have_the_id_of_whom_they_were_given_to(town: Town) -> None:
    group, (one, other) = enrolled(town, "Иванова", "Петрова")
    test = town.office.add("language_test", language_group_id=group, title="I", date="2026-11-01")
    part = town.office.add("language_test_part", language_test_id=test, skill="reading", most_points="100")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.down(college)
    told: dict[str, Value] = {"language_test_part_id": part, "points": "99"}
    ids = [derived_id("language_test_score", enrolment, part) for enrolment in (one, other)]
    raw(college, Edit("language_test_score", ids[0], {**told, "language_enrolment_id": other}, new=True))
    raw(college, Edit("language_test_score", ids[1], {**told, "language_enrolment_id": other}, new=True))
    town.up(college)
    assert town.office.ids("language_test_score") == {ids[1]}
    assert held(town) == 1


def test_an_offer_that_only_a_catalogue_could_bring_no_college_makes(town: Town) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    told = {**WHOLE, "institution_id": town.first}
    ids = derived_id("listing", "abroad", "x"), college.program.origin.new_id()
    raw(college, *(Edit("listing", id, told, new=True) for id in ids))
    town.up(college)
    assert town.office.ids("listing") == {ids[1]}
    assert held(town) == 1


def test_whoever_sends_does_not_take_away_a_stay_in_which_the_host_wrote(town: Town) -> None:
    told: dict[str, Value] = {"direction": "incoming", "activity": "student_studies", "sending_status": "nominated"}
    told |= {"sending_institution_id": town.first, "receiving_institution_id": town.office.institution}
    college = town.college(town.first, 11)
    town.enrol(college)
    people = [college.add("person", role="student", family_latin=name, home_institution_id=town.first) for name in "AB"]
    of_host, own = (college.add("mobility", person_id=person, **told) for person in people)
    town.up(college)
    town.office.set("mobility", of_host, receiving_status="rejected")
    raw(college, *(Edit("mobility", stay, {LIVE: 0}) for stay in (of_host, own)))
    town.up(college)
    found = {stay: town.office.get("mobility", stay) for stay in (of_host, own)}
    assert {stay: bool(one and one.live) for stay, one in found.items()} == {of_host: True, own: False}
    assert held(town) == 1


@pytest.mark.parametrize(("kind", "is_kept"), [("visa", True), ("passport", False)])
def test_a_visa_that_the_host_noted_its_college_does_not_change_and_a_passport_it_does(
    town: Town, kind: str, is_kept: bool
) -> None:
    person = town.person(town.first, "Иванова")
    paper = town.office.add(
        "identity_document", person_id=person, kind=kind, number="1", country="CN", valid_until="2026-12-10"
    )
    college = town.college(town.first, 11)
    town.enrol(college)
    raw(college, Edit("identity_document", paper, {"valid_until": "2030-01-01"}))
    town.up(college)
    assert town.office.value("identity_document", paper, "valid_until") == ("2026-12-10" if is_kept else "2030-01-01")
    assert held(town) == int(is_kept)


@pytest.mark.parametrize("at_once", [True, False])
def test_no_college_calls_a_visa_something_else_to_change_what_the_host_noted(town: Town, at_once: bool) -> None:
    person = town.person(town.first, "Иванова")
    college = town.college(town.first, 11)
    town.enrol(college)
    town.down(college)
    told: dict[str, Value] = {"person_id": person, "kind": "visa", "country": "CN"}
    paper, own = (college.add("identity_document", **told, number=number) for number in "12")
    town.meet(college)
    town.office.set("identity_document", paper, valid_until="2026-12-10")
    town.down(college)
    for id in (paper, own):
        for said in ({"kind": "passport"}, {"valid_until": "2030-01-01"}):
            raw(college, Edit("identity_document", id, said))
            if not at_once:
                town.up(college)
    town.up(college)
    values = [(town.office.value("identity_document", id, "valid_until")) for id in (paper, own)]
    assert values == ["2026-12-10", "2030-01-01"]
    assert held(town) == 2


def test_a_consent_that_the_office_noted_as_withdrawn_stays_so(town: Town) -> None:
    person = town.person(town.first, "Иванова")
    given: dict[str, Value] = {"person_id": person, "kind": "photo", "given_on": "2026-09-01"}
    consent = town.office.add("consent", **given, withdrawn_on="2026-10-01")
    college = town.college(town.first, 11)
    town.enrol(college)
    raw(college, Edit("consent", consent, {"withdrawn_on": None}))
    town.up(college)
    assert town.office.value("consent", consent, "withdrawn_on") == "2026-10-01"


def test_a_question_of_the_office_is_answered_and_not_asked_anew(town: Town) -> None:
    told: dict[str, Value] = {"institution_id": town.first, "record_kind": "person", "record": "x", "state": "open"}
    question = town.office.add("question", **told, text="Has she a visa?")
    college = town.college(town.first, 11)
    town.enrol(college)
    raw(college, Edit("question", question, {"answer": "Yes", "state": "answered"}))
    raw(college, Edit("question", question, {"text": "Is she well?"}))
    town.up(college)
    found = town.office.get("question", question)
    assert found is not None
    assert (found["text"], found["answer"], found["state"]) == ("Has she a visa?", "Yes", "answered")
    assert held(town) == 1


@pytest.mark.parametrize("how", ["a deletion that saw nothing of it", "a deletion that is written over"])
def test_an_enrolment_that_only_seems_to_be_gone_gets_no_second_beside_it(town: Town, how: str) -> None:
    group, (other,) = enrolled(town, "Иванова")
    person = town.person(town.first, "Петрова")
    college = Repeating(town)
    told: dict[str, Value] = {"person_id": person, "language_group_id": group, "state": "completed"}
    first, second = (college.place.program.origin.new_id() for _ in range(2))
    town.down(college.place)
    with college.rogue() as rogue:
        known = rogue.heads("person", person) if how.endswith("of it") else ()
        rogue.write(Writes("language_enrolment", first, told, new=True))
        rogue.write(Writes("language_enrolment", first, {LIVE: 0}, parents=known))
        rogue.write(Writes("language_enrolment", second, {**told, "result": "passed"}, new=True))
        if not known:
            rogue.write(Writes("language_enrolment", first, {"mark": "5"}))
    town.up(college.place)
    stands = first if known else second
    assert (town.office.ids("language_enrolment"), held(town)) == ({other, stands}, 1)


def test_of_two_entries_of_one_person_one_is_enrolled_in_a_group(town: Town) -> None:
    group, (first,) = enrolled(town, "Иванова")
    failed = town.office.value("language_enrolment", first, "person_id")
    again, other = (town.person(town.first, name) for name in ("Иванова", "Петрова"))
    college = town.college(town.first, 11)
    town.enrol(college)
    with town.office.open() as office:
        office.records.merge_people(str(failed), again, "Shen")
    town.down(college)
    told: dict[str, Value] = {"language_group_id": group, "state": "completed", "result": "passed"}
    ids = [college.program.origin.new_id() for _ in range(2)]
    for id, person in zip(ids, (again, other), strict=True):
        raw(college, Edit("language_enrolment", id, {"person_id": person, **told}, new=True))
    town.up(college)
    assert (town.office.ids("language_enrolment"), held(town)) == ({first, ids[1]}, 1)


def test_nobody_makes_the_record_of_a_third_once_more(town: Town) -> None:
    """It would be the word of both: whoever made it could no longer put it right, or take it away."""
    told: dict[str, Value] = {"person_id": town.person(town.first, "Иванова"), "exam": "other", "language": "zh"}
    sides: dict[str, Value] = {"sending_institution_id": town.first, "receiving_institution_id": town.second}
    states: dict[str, Value] = {"sending_status": "live", "receiving_status": "verified"}
    town.office.add(
        "mobility", person_id=told["person_id"], direction="outgoing", activity="teaching", **sides, **states
    )
    honest, host = town.college(town.first, 11), town.college(town.second, 12)
    for college in (honest, host):
        town.enrol(college)
    result = honest.add("exam_result", **told, title="HSK 4")
    town.meet(honest, host)
    assert host.value("exam_result", result, "title") == "HSK 4"
    with host.open() as file:
        Rogue(file.store).write(Writes("exam_result", result, {**told, "title": "HSK 4"}, new=True))
    town.meet(host, honest)
    assert held(town) == 1
    with honest.open() as file:
        file.records.set("exam_result", result, {"title": "HSK 3"}, "Orlova")
    town.up(honest)
    assert town.office.value("exam_result", result, "title") == "HSK 3"
    with honest.open() as file:
        file.records.remove("exam_result", result, "Orlova")
    town.up(honest)
    assert (town.office.ids("exam_result"), held(town)) == (set(), 1)
