"""Whatever a due row rests on marks its stays in the transaction that changes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from offices import ANN, DAN, NORTH, OFFICE, furnish
from replicas import uid

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.store import Store
from exchange_admin.store.due_row import DueRow
from exchange_admin.store.due_rows import Marked

ANNS, DANS = uid("51"), uid("54")
"""Their stays."""
STAMP = "now"


def settle(store: Store) -> tuple[set[str], set[str]]:
    """The stays and tasks that were marked; none is afterwards."""
    stays, tasks = set[str](), set[str]()
    while store.due.is_behind(STAMP):
        with store.due.taking(STAMP, ("closed",), 1) as marked:
            stays.update(marked.stays)
            tasks.update(marked.tasks)
    return stays, tasks


@pytest.fixture
def furnished(office: Store) -> Store:
    furnish(office)
    settle(office)
    return office


def write(store: Store, of: str, record: str, /, **values: str | int | None) -> None:
    new = store.get(of, record) is None
    store.record(Step("x", "add", (Edit(of, record, values, new=new),)))


def test_all_stays_are_marked_in_a_new_file_and_when_rows_were_made_by_another_program(office: Store) -> None:
    furnish(office)
    assert settle(office) == ({ANNS, DANS}, set())
    assert settle(office) == (set(), set())
    assert office.due.is_behind("another")


@pytest.mark.parametrize(
    ("kind", "values", "stays"),
    [
        ("stay_event", {"mobility_id": ANNS, "kind": "entry", "date": "2026-09-01"}, {ANNS}),
        ("identity_document", {"person_id": ANN, "kind": "visa", "number": "V1"}, {ANNS}),
        ("consent", {"person_id": DAN, "kind": "health", "given_on": "2026-09-01"}, {DANS}),
        ("exam_result", {"person_id": DAN, "exam": "hsk_2", "language": "zh", "date": "2026-05-01"}, {DANS}),
        ("certificate", {"person_id": ANN, "mobility_id": ANNS, "kind": "invitation", "number": "1"}, {ANNS}),
        ("transcript", {"person_id": ANN, "mobility_id": ANNS, "institution_id": NORTH}, {ANNS}),
        ("task", {"mobility_id": ANNS, "title": "Ask", "kind": "manual", "state": "open", "share": "office"}, {ANNS}),
        ("requirement", {"code": "any.photo", "name_en": "Photo"}, {ANNS, DANS}),
        ("contact", {"institution_id": NORTH, "name": "Li"}, set()),
    ],
)
def test_a_new_record_marks_the_stays_it_is_about(
    furnished: Store, kind: str, values: dict[str, str], stays: set[str]
) -> None:
    write(furnished, kind, uid("99"), **values)
    assert settle(furnished) == (stays, set())


@pytest.mark.parametrize(
    ("kind", "id", "values", "stays"),
    [
        ("mobility", ANNS, {"planned_start": "2027-02-01"}, {ANNS}),
        ("person", ANN, {"birth_date": "2009-05-02"}, {ANNS}),
        ("person", ANN, {"email": "a@x.org"}, set()),
        ("institution", NORTH, {"country": "RU"}, {ANNS, DANS}),
        ("institution", NORTH, {"name_en": "Far North"}, set()),
        ("programme", uid("b3"), {"required_level": "B1"}, {ANNS}),
        ("office", uid("e1"), {"institution_id": NORTH}, {ANNS, DANS}),
        ("office", uid("e1"), {"phone": "1"}, set()),
    ],
)
def test_a_change_marks_the_stays_that_rest_on_it(
    furnished: Store, kind: str, id: str, values: dict[str, str], stays: set[str]
) -> None:
    write(furnished, kind, id, **values)
    assert settle(furnished)[0] == stays


def test_another_term_of_a_rule_marks_only_its_own_tasks(furnished: Store) -> None:
    rules = uid("71"), uid("72")
    for id, code in zip(rules, ("any.photo", "any.form"), strict=True):
        write(furnished, "requirement", id, code=code, name_en=code, evidence="file")
    settle(furnished)
    for id in rules:
        write(furnished, "requirement", id, offset=5)
    assert furnished.due.is_far_behind(STAMP, 1)
    with furnished.due.taking(STAMP, ("closed",), 10) as marked:
        assert marked == Marked(of_rules=dict.fromkeys(rules, (ANNS, DANS)))
    assert not furnished.due.is_behind(STAMP)


@pytest.mark.parametrize("change", [{"evidence": "identity_document"}, {"valid_months": 6}, {"active": 0}])
def test_what_proves_a_rule_marks_everything_for_others_may_count_from_it(
    furnished: Store, change: dict[str, str | int | None]
) -> None:
    write(furnished, "requirement", uid("71"), code="any.photo", name_en="Photo", evidence="file", active=1)
    settle(furnished)
    write(furnished, "requirement", uid("71"), offset=5, **change)
    assert settle(furnished)[0] == {ANNS, DANS}


def test_undo_and_deleting_mark_too(furnished: Store) -> None:
    write(furnished, "stay_event", uid("99"), mobility_id=ANNS, kind="entry", date="2026-09-01")
    settle(furnished)
    furnished.undo("x")
    assert settle(furnished)[0] == {ANNS}
    furnished.redo("x")
    settle(furnished)
    furnished.record(Step("x", "remove", (removal("stay_event", uid("99")),)))
    assert settle(furnished)[0] == {ANNS}


def test_a_scan_marks_the_stay_of_its_task(furnished: Store) -> None:
    task = {"mobility_id": DANS, "title": "Photo", "kind": "manual", "state": "open", "share": "office"}
    write(furnished, "task", uid("98"), **task)
    settle(furnished)
    write(furnished, "attachment", uid("99"), task_id=uid("98"), title="photo", file_name="photo.jpg")
    assert settle(furnished)[0] == {DANS}


def test_a_task_of_no_stay_is_marked_itself(furnished: Store) -> None:
    write(furnished, "task", uid("98"), title="Call", kind="manual", state="open", share="office")
    assert settle(furnished) == (set(), {uid("98")})


def test_what_one_entry_of_a_person_has_marks_the_stays_of_the_other(furnished: Store) -> None:
    write(furnished, "person", DAN, same_as_id=ANN)
    assert settle(furnished)[0] == {ANNS, DANS}
    write(furnished, "identity_document", uid("99"), person_id=DAN, kind="visa", number="V1")
    assert settle(furnished)[0] == {ANNS, DANS}


def test_a_new_person_and_what_they_have_mark_nobody_but_who_they_are_told_to_be(furnished: Store) -> None:
    passport = {"person_id": uid("90"), "kind": "passport", "number": "P1"}
    document = Edit("identity_document", uid("99"), passport, new=True)
    furnished.record(Step("x", "add", (Edit("person", uid("90"), {"role": "student"}, new=True), document)))
    assert not furnished.due.is_behind(STAMP)
    write(furnished, "identity_document", uid("98"), person_id=uid("90"), kind="visa", number="V1")
    assert settle(furnished) == (set(), set())
    write(furnished, "person", uid("91"), role="student", same_as_id=ANN)
    assert settle(furnished)[0] == {ANNS}


def test_people_who_are_parted_again_are_both_marked(furnished: Store) -> None:
    write(furnished, "person", DAN, same_as_id=ANN)
    settle(furnished)
    furnished.undo("x")
    assert settle(furnished)[0] == {ANNS, DANS}


def test_a_step_that_is_refused_marks_nobody(furnished: Store) -> None:
    with pytest.raises(RuleBroken):
        furnished.record(
            Step("x", "add", (Edit("stay_event", uid("99"), {"mobility_id": ANNS, "kind": "no"}, new=True),))
        )
    assert not furnished.due.is_behind(STAMP)


def test_a_stay_is_marked_when_it_is_made(furnished: Store) -> None:
    sides = {"sending_institution_id": NORTH, "receiving_institution_id": OFFICE, "direction": "incoming"}
    states = {"sending_status": "draft", "receiving_status": "none", "activity": "teaching"}
    write(furnished, "mobility", uid("57"), person_id=ANN, **sides, **states)
    assert settle(furnished)[0] == {uid("57")}


def test_erasing_a_stay_takes_its_rows_and_counts_at_once(furnished: Store) -> None:
    put(furnished, row("t1", ANNS), row("t2", DANS))
    furnished.erase([("mobility", ANNS)], "x", "request", "2026-11-27")
    assert [one.id for _, one in furnished.due.of_stays([ANNS, DANS])] == ["t2"]
    assert [one.n for one in furnished.due.counts()] == [1]


def test_a_rebuild_drops_the_rows_and_marks_everything(furnished: Store) -> None:
    put(furnished, row("t1", ANNS))
    furnished.rebuild()
    assert furnished.due.of_stays([ANNS]) == []
    assert furnished.due.counts() == []
    assert settle(furnished)[0] == {ANNS, DANS}


def row(id: str, stay: str, **more: object) -> DueRow:
    usual = {"requirement": "r", "occurrence": "start", "kind": "document", "phase": "during", "due": "2026-10-01"}
    return DueRow(id=id, stay=stay, **{**usual, "act_by": "2026-09-30", "state": "open", "is_open": True, **more})


def put(store: Store, *rows: DueRow) -> None:
    store.due.drop()
    while store.due.is_behind(STAMP):
        with store.due.taking(STAMP, (), 100) as marked:
            store.due.write(marked, [one for one in rows if one.stay in marked.stays])


def test_rows_that_stay_as_they_are_keep_their_numbers(furnished: Store) -> None:
    put(furnished, row("t1", ANNS), row("t2", ANNS))
    before = dict(furnished.due.of_stays([ANNS]))
    write(furnished, "mobility", ANNS, planned_start="2027-02-01")
    with furnished.due.taking(STAMP, (), 100) as marked:
        furnished.due.write(marked, [row("t1", ANNS), row("t3", ANNS)])
    after = dict(furnished.due.of_stays([ANNS]))
    assert {n for n, one in after.items() if one.id == "t1"} == {n for n, one in before.items() if one.id == "t1"}
    assert {one.id for one in after.values()} == {"t1", "t3"}


def test_a_file_that_is_only_read_is_worked_out_in_a_copy_until_somebody_writes(
    furnished: Store, reopen: Callable[..., Store]
) -> None:
    put(furnished, row("t1", ANNS))
    write(furnished, "mobility", ANNS, planned_start="2027-02-01")
    beside = reopen(furnished.path, writing=False)
    assert beside.due.is_behind(STAMP)
    with beside.due.taking(STAMP, (), 100) as marked:
        assert marked.stays == (ANNS,)
        beside.due.write(marked, [row("t2", ANNS)])
    assert not beside.due.is_behind(STAMP)
    assert [one.id for _, one in beside.due.of_stays([ANNS])] == ["t2"]
    assert [one.id for _, one in furnished.due.of_stays([ANNS])] == ["t1"], "the file itself is as it was"
    with furnished.due.taking(STAMP, (), 100) as marked:
        furnished.due.write(marked, [row("t3", ANNS)])
    assert not beside.due.is_behind(STAMP)
    assert [one.id for _, one in beside.due.of_stays([ANNS])] == ["t3"]
    beside.close()


def test_rows_worked_out_anew_are_not_counted_as_writes(furnished: Store) -> None:
    write(furnished, "mobility", ANNS, planned_end="2027-05-01")
    writes = furnished.writes
    assert ANNS in settle(furnished)[0]
    furnished.due.drop()
    assert furnished.writes == writes
