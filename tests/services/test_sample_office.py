"""The invented office: valid throughout, the same for the same seed, shaped like a real one."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import blocking
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.mobility_status import RECEIVING, SENDING, receiving_problems, sending_problems
from exchange_admin.domain.rules.records import record_problems
from exchange_admin.domain.steps import Step
from exchange_admin.domain.values import check
from exchange_admin.names import Names, NameTables
from exchange_admin.services.sample.cohorts import counts, shuffled
from exchange_admin.services.sample.office import TODAY, SampleOffice
from exchange_admin.services.sample.tables import SampleTables
from exchange_admin.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"
Records = dict[str, dict[str, dict[str, Value]]]


@cache
def parts() -> tuple[Names, SampleTables, Reference]:
    return (
        Names(NameTables.load(RESOURCES / "names")),
        SampleTables.load(RESOURCES / "sample"),
        Reference.load(RESOURCES / "reference"),
    )


def office(seed: int = 1, people: int = 412) -> SampleOffice:
    names, tables, reference = parts()
    return SampleOffice(seed, people, names=names, tables=tables, reference=reference)


def folded(steps: list[Step]) -> Records:
    """Kind to id to values, as they are after the last step."""
    records: Records = {}
    for step in steps:
        for edit in step.edits:
            records.setdefault(edit.kind, {}).setdefault(edit.id, {}).update(edit.values)
    return records


@cache
def usual_steps() -> list[Step]:
    return list(office().steps())


@cache
def usual() -> Records:
    return folded(usual_steps())


def faults(records: Records) -> Iterator[tuple[str, str, str]]:
    for kind, all_of_kind in records.items():
        for values in all_of_kind.values():
            found = check(REGISTRY[kind], values, whole=True) + record_problems(kind, values, TODAY)
            for problem in blocking(found):
                yield kind, problem.field, problem.code


def dangling(records: Records) -> Iterator[tuple[str, str]]:
    for kind, all_of_kind in records.items():
        for field in REGISTRY[kind].references:
            for values in all_of_kind.values():
                id = values.get(field.name)
                if id is not None and id not in records.get(field.refers, {}):
                    yield kind, field.name


def test_every_record_is_valid() -> None:
    assert not list(faults(usual()))
    assert not list(dangling(usual()))


@limits(max_examples=15)
@given(seed=st.integers(0, 2**32), people=st.integers(1, 150))
def test_every_record_is_valid_for_any_seed_and_size(seed: int, people: int) -> None:
    records = folded(list(office(seed, people).steps()))
    assert not list(faults(records))
    assert not list(dangling(records))
    assert len(records["person"]) == people


def test_a_step_refers_only_to_what_is_there() -> None:
    known: set[str] = set()
    for step in usual_steps():
        made = [edit.id for edit in step.edits if edit.new]
        assert known.isdisjoint(made)
        known.update(made)
        for edit in step.edits:
            assert edit.id in known
            for field in REGISTRY[edit.kind].references:
                assert edit.values.get(field.name) in known | {None}


def test_the_same_seed_gives_the_same_steps() -> None:
    assert list(office(7, 60).steps()) == list(office(7, 60).steps())


def test_the_same_seed_gives_the_same_journal(tmp_path: Path) -> None:
    journals = []
    for name in ("one", "other"):
        sample = office(7, 60)
        path = tmp_path / f"{name}.exchange"
        with Store.create(path, names=parts()[0], origin=sample.origin, institution=sample.institution_id) as store:
            for step in sample.steps():
                store.record(step)
            assert not store.checks.verify()
            journals.append(list(store.exchange.slices({})))
    assert journals[0] == journals[1]
    assert len(journals[0]) > 15


def test_another_seed_gives_other_people() -> None:
    assert folded(list(office(7, 60).steps()))["person"] != folded(list(office(8, 60).steps()))["person"]


def test_the_usual_office_has_412_people_and_86_of_them_are_here_or_away() -> None:
    present = [m for m in usual()["mobility"].values() if m["receiving_status"] in {"arrived", "in_residence"}]
    assert len(usual()["person"]) == 412
    assert len({m["person_id"] for m in present}) == 86
    terms = usual()["term"]
    assert {terms[str(m["term_id"])]["name_en"] for m in present} == {"Autumn 2026"}


def test_the_term_of_today_is_autumn_2026() -> None:
    now = TODAY.isoformat()
    terms = [t for t in usual()["term"].values() if str(t["starts"]) <= now <= str(t["ends"])]
    assert [term["name_ru"] for term in terms] == ["Осень 2026"]


def test_every_status_occurs() -> None:
    mobilities = usual()["mobility"].values()
    assert {m["sending_status"] for m in mobilities} == set(SENDING)
    assert {m["receiving_status"] for m in mobilities} == set(RECEIVING)


@cache
def reachable(activity: str) -> frozenset[tuple[str, str]]:
    """Every pair of statuses that verbs can lead to from a new mobility."""
    found, waiting = {("draft", "none")}, [("draft", "none")]
    while waiting:
        sending, receiving = waiting.pop()
        after = {(s, receiving) for s in SENDING if not sending_problems(sending, s, receiving, activity)}
        after |= {(sending, r) for r in RECEIVING if not receiving_problems(receiving, r)}
        waiting += after - found
        found |= after
    return frozenset(found)


def test_the_statuses_of_every_stay_can_be_reached_by_the_rules() -> None:
    for stay in usual()["mobility"].values():
        pair = str(stay["sending_status"]), str(stay["receiving_status"])
        assert pair in reachable(str(stay["activity"])), (pair, stay["activity"])


def test_what_was_noted_of_a_stay_follows_the_rules_step_by_step() -> None:
    """Each side's status goes one arrow at a time, as the verbs ask for it."""
    seen: dict[str, dict[str, Value]] = {}
    noted = 0
    for step in usual_steps():
        for edit in step.edits:
            if edit.kind != "mobility":
                continue
            before = dict(seen.get(edit.id, edit.values))
            after = seen[edit.id] = before | dict(edit.values)
            noted += not edit.new
            receiving = str(after["receiving_status"])
            assert not receiving_problems(str(before["receiving_status"]), receiving)
            activity = str(after["activity"])
            assert not sending_problems(
                str(before["sending_status"]), str(after["sending_status"]), receiving, activity
            )
    assert noted > 250


def test_dates_of_a_stay_fit_its_statuses() -> None:
    now = TODAY.isoformat()
    for stay in usual()["mobility"].values():
        receiving, starts, ends = stay["receiving_status"], stay.get("actual_start"), stay.get("actual_end")
        if receiving in {"departed", "transcript_issued", "early_return"}:
            assert str(starts) <= str(ends) <= now
        elif receiving in {"arrived", "in_residence"}:
            assert str(starts) <= now <= str(stay["planned_end"])
            assert ends is None
        else:
            assert (starts, ends) == (None, None)


def test_numbers_of_papers_and_addresses_are_used_once() -> None:
    for kind, field in (("identity_document", "number"), ("person", "email"), ("agreement", "number")):
        values = [record[field] for record in usual()[kind].values()]
        assert len(set(values)) == len(values)


def test_nobody_can_be_written_to() -> None:
    for person in usual()["person"].values():
        assert str(person["email"]).partition("@")[2].startswith("example.")
        assert " 000" in str(person["phone"]) or " 00 " in str(person["phone"])


def test_some_passports_and_visas_end_soon() -> None:
    ends = [(d["kind"], (date.fromisoformat(str(d["valid_until"])) - TODAY).days) for d in papers()]
    assert sum(kind == "passport" and days < 183 for kind, days in ends) >= 5
    assert sum(kind != "passport" and days <= 30 for kind, days in ends) >= 2
    assert min(days for _, days in ends) > 0


def papers() -> list[Mapping[str, Value]]:
    return list(usual()["identity_document"].values())


def test_names_fit_the_sex() -> None:
    women = {"2": ("на", "қызы"), "1": ("ич", "ұлы")}
    people = usual()["person"].values()
    for person in people:
        if patronymic := person.get("patronymic"):
            assert str(patronymic).endswith(women[str(person["sex"])])
        if person["citizenship"] == "RU" and str(person["family_cyrillic"]).endswith(("ов", "ова", "ин", "ина")):
            assert str(person["family_cyrillic"]).endswith("а") == (person["sex"] == "2")


def test_names_are_in_the_scripts_of_their_country() -> None:
    people = usual()["person"].values()
    by_country = Counter(str(person["citizenship"]) for person in people)
    assert by_country["CN"] > 120
    assert by_country["RU"] > 120
    assert len(by_country) >= 8
    for person in people:
        if person["citizenship"] == "CN":
            assert person["family_han"]
        if person["citizenship"] in {"RU", "KZ", "BY", "MN"}:
            assert person["family_cyrillic"]
        assert person["family_latin"]
        assert person["latin_source"] == "passport"


def test_polyphonic_surnames_are_read_as_surnames() -> None:
    records = folded(list(office(2, 2000).steps()))["person"].values()
    latin = {str(p["family_han"]): str(p["family_latin"]).upper() for p in records if p["citizenship"] == "CN"}
    expected = {"单": "SHAN", "曾": "ZENG", "仇": "QIU", "解": "XIE", "翟": "ZHAI", "尉迟": "YUCHI", "吕": "LYU"}
    assert {surname: latin[surname] for surname in expected} == expected


def test_no_attendance_exceeds_the_plan() -> None:
    enrolments = usual()["language_enrolment"].values()
    assert len(enrolments) > 150
    for enrolment in enrolments:
        assert 0 <= int(enrolment.get("attended_minutes_entered") or 0) <= int(enrolment["planned_minutes"] or 0)


def test_groups_of_this_term_have_lessons_and_marks_and_no_hours_typed_by_hand() -> None:
    lessons = usual()["language_lesson"]
    taught = {lesson["language_group_id"] for lesson in lessons.values()}
    groups, enrolments = usual()["language_group"], usual()["language_enrolment"]
    assert 1 < len(taught) < len(groups)
    for enrolment in enrolments.values():
        assert (enrolment["language_group_id"] in taught) == ("attended_minutes_entered" not in enrolment)
    states = Counter(mark["state"] for mark in usual()["attendance"].values())
    assert set(states) == {"absent", "excused", "late"}
    for mark in usual()["attendance"].values():
        lesson = lessons[str(mark["language_lesson_id"])]
        assert lesson["language_group_id"] == enrolments[str(mark["language_enrolment_id"])]["language_group_id"]


def test_groups_of_the_terms_before_are_closed_and_those_of_this_term_are_not() -> None:
    states = {bool(one.get("closed_on")) for one in usual()["language_group"].values()}
    assert states == {True, False}
    for group in usual()["language_group"].values():
        assert bool(group.get("closed_on")) == (str(group["ends"]) < "2026-09-01")


def test_lessons_are_held_before_today_and_never_on_the_national_holiday() -> None:
    lessons = usual()["language_lesson"].values()
    assert {lesson["state"] for lesson in lessons} == {"planned", "held", "cancelled"}
    for lesson in lessons:
        assert (lesson["state"] == "planned") == (str(lesson["date"]) >= TODAY.isoformat())
        assert not "2026-10-01" <= str(lesson["date"]) <= "2026-10-07"


def test_groups_of_this_term_have_had_a_test_and_points_fit_its_parts() -> None:
    parts = usual()["language_test_part"]
    tests = {part["language_test_id"] for part in parts.values()}
    assert len(tests) == len(usual()["language_test"]) > 5
    for score in usual()["language_test_score"].values():
        assert 0 <= int(str(score["points"])) <= int(str(parts[str(score["language_test_part_id"])]["most_points"]))


def test_groups_have_own_codes_and_no_more_people_than_places() -> None:
    taken = Counter(str(e["language_group_id"]) for e in usual()["language_enrolment"].values())
    groups = usual()["language_group"]
    assert all(count <= int(groups[id]["capacity"] or 0) for id, count in taken.items())
    assert [groups[id]["code"] for id in set(groups) - set(taken)] == ["А2-1"]
    codes = [group["code"] for group in groups.values()]
    assert len(set(codes)) == len(codes)


def test_lines_of_a_transcript_stand_in_its_recognition() -> None:
    lines = usual()["transcript_line"]
    mapped = Counter(str(m["transcript_line_id"]) for m in usual()["recognition_mapping"].values())
    assert set(mapped.values()) == {1}
    assert len(mapped) > 0.9 * len(lines)
    for mapping in usual()["recognition_mapping"].values():
        if lines[str(mapping["transcript_line_id"])]["status"] == "failed":
            assert mapping.get("decision") in {"not_recognised", None}


def test_a_large_office_has_learning_for_some_people_only() -> None:
    records = folded(list(office(1, 40_000).steps()))
    assert len(records["person"]) == 40_000
    students = sum(p["role"] == "student" for p in records["person"].values())
    assert len(records["language_enrolment"]) < 0.5 * students
    numbers = {d["number"] for d in records["identity_document"].values()}
    assert len(numbers) == len(records["identity_document"])


@given(total=st.integers(0, 500), weights=st.lists(st.integers(0, 60), min_size=1, max_size=12))
def test_parts_sum_up_to_the_whole_and_are_fair(total: int, weights: list[int]) -> None:
    parts = counts(total, weights)
    whole = sum(weights)
    assert sum(parts) == (total if whole else 0)
    for part, weight in zip(parts, weights, strict=True):
        assert not whole or abs(part - total * weight / whole) < 1


def test_shuffled_keeps_the_number_of_each() -> None:
    things = shuffled(9, [(2, "a"), (1, "b")], random.Random(5))
    assert Counter(things) == {"a": 6, "b": 3}


def test_the_office_and_a_partner_convert_by_rules_of_their_own() -> None:
    made = office()
    records = folded(list(made.steps()))
    rules = [rule for rule in records["conversion_rule"].values() if not rule.get("example")]
    assert {rule["method"] for rule in rules} == {"distribution", "table", "linear", "bavarian", "kept"}
    assert made.institution_id in {rule["institution_id"] for rule in rules}
    assert all(rule["example"] for rule in records["grading_scale"].values()), "shipped scales are examples"
    for distribution in records["grade_distribution"]:
        counts = [c["count"] for c in records["grade_count"].values() if c["grade_distribution_id"] == distribution]
        assert sum(int(str(count)) for count in counts) > 300
