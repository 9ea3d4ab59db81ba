"""Lines of other journals: what waits, what forks, what is refused, and what an older program keeps for later."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import permutations

import pytest
from merging_machine import OLDER
from replicas import (
    COLLEGE_A,
    COLLEGE_B,
    PEOPLE,
    STAY,
    Clockwork,
    Pair,
    Replica,
    a_replica,
    dump,
    entries,
    uid,
)

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.merge.bodies import body_hash
from exchange_admin.merge.transactions import TxnLine, encode_json, value_hash
from exchange_admin.names import Names
from exchange_admin.store.step_form import StepForm
from exchange_admin.store.writing import Planned

ANN = PEOPLE[0]


Third = Callable[..., Replica]


@pytest.fixture
def third(names: Names) -> Iterator[Third]:
    """One more PC, perhaps with an older program."""
    with ExitStack() as opened:
        yield lambda registry=REGISTRY: opened.enter_context(a_replica(names, "C", Clockwork(), 0, registry))


def set_(replica: Replica, kind: str, id: str, **values: object) -> str:
    return replica.store.record(Step(replica.name, "set", (Edit(kind, id, values),))).step


def meet(*replicas: Replica) -> None:
    for one in replicas:
        for other in replicas:
            if one is not other:
                one.store.exchange.receive(other.store.exchange.slices({}))


def test_edits_of_different_fields_both_stand(pair: Pair) -> None:
    ours, theirs = pair
    set_(ours, "person", ANN, email="a@x.org")
    set_(theirs, "person", ANN, phone="1")
    meet(*pair)
    for replica in pair:
        person = replica.store.get("person", ANN)
        assert (person["email"], person["phone"]) == ("a@x.org", "1")
        assert replica.store.history.conflicts() == []


def test_edits_of_one_field_are_a_conflict_that_is_the_same_everywhere(pair: Pair) -> None:
    ours, theirs = pair
    set_(ours, "person", ANN, given_latin="Anna")
    set_(theirs, "person", ANN, given_latin="Annie")
    meet(*pair)
    assert dump(ours.store) == dump(theirs.store)
    (conflict,) = ours.store.history.conflicts()
    assert {choice.value for choice in conflict.choices} == {"Anna", "Annie"}
    assert conflict.choices[0].value == ours.store.get("person", ANN)["given_latin"]
    ours.store.record(Step("x", "set", (Edit("person", ANN, {"given_latin": "Anna"}),)))
    meet(*pair)
    assert theirs.store.history.conflicts() == []
    assert theirs.store.get("person", ANN)["given_latin"] == "Anna"


def test_equal_answers_merge_without_a_word(pair: Pair) -> None:
    ours, theirs = pair
    set_(ours, "person", ANN, given_latin="Anna")
    set_(theirs, "person", ANN, given_latin="Anna")
    meet(*pair)
    assert ours.store.history.conflicts() == []
    assert ours.store.checks.all() == []


def test_a_record_that_was_deleted_here_and_changed_there_stays_and_is_asked_about(pair: Pair) -> None:
    ours, theirs = pair
    ours.store.record(Step("x", "remove", (removal("person", PEOPLE[1]),)))
    set_(theirs, "person", PEOPLE[1], email="a@x.org")
    meet(*pair)
    for replica in pair:
        assert replica.store.get("person", PEOPLE[1]).live
        assert [one.issue for one in replica.store.history.conflicts()] == ["changed_deleted"]
    ours.store.record(Step("x", "remove", (removal("person", PEOPLE[1]),)))
    meet(*pair)
    assert not theirs.store.get("person", PEOPLE[1]).live
    assert theirs.store.history.conflicts() == []


def test_what_the_other_side_owns_is_only_proposed(pair: Pair) -> None:
    sending, receiving = pair
    set_(receiving, "mobility", STAY, receiving_status="verified")
    meet(*pair)
    set_(sending, "mobility", STAY, receiving_status="rejected")
    meet(*pair)
    for replica in pair:
        assert replica.store.get("mobility", STAY)["receiving_status"] == "verified"
        (proposal,) = replica.store.history.proposals()
        assert [choice.value for choice in proposal.choices] == ["verified", "rejected"]
    dots = tuple(choice.dot for choice in receiving.store.history.proposals()[0].choices)
    edit = Edit("mobility", STAY, {"receiving_status": "rejected"}, seen={"receiving_status": dots})
    receiving.store.record(Step("y", "set", (edit,)))
    meet(*pair)
    for replica in pair:
        assert replica.store.get("mobility", STAY)["receiving_status"] == "rejected"
        assert replica.store.history.proposals() == []


def test_an_office_types_for_a_partner_that_has_no_program(pair: Pair) -> None:
    sending, _ = pair
    for status in ("pending", "verified", "arrived"):
        set_(sending, "mobility", STAY, receiving_status=status)
        assert sending.store.get("mobility", STAY)["receiving_status"] == status
    assert sending.store.history.proposals() == []


def test_a_line_waits_for_what_its_author_had_seen(pair: Pair, third: Third) -> None:
    ours, theirs = pair
    set_(ours, "person", ANN, email="a@x.org")
    theirs.store.exchange.receive(ours.store.exchange.slices({}))
    set_(theirs, "person", ANN, email="b@x.org")
    late = third()
    lines = list(theirs.store.exchange.slices({}))
    reply = [line for line in lines if line.site == theirs.store.author]
    rest = [line for line in lines if line.site == ours.store.author]
    late.store.exchange.receive(reply)
    (waiting,) = late.store.exchange.waiting()
    assert (waiting.author, waiting.missing_author, waiting.missing_seq) == (theirs.store.author, ours.store.author, 1)
    assert late.store.get("person", ANN)["email"] is None
    assert late.store.checks.verify() == []
    late.store.exchange.receive(rest)
    assert late.store.exchange.waiting() == []
    assert late.store.get("person", ANN)["email"] == "b@x.org"


def test_receiving_the_same_again_changes_nothing(pair: Pair) -> None:
    ours, theirs = pair
    set_(theirs, "person", ANN, email="b@x.org")
    assert ours.store.exchange.receive(theirs.store.exchange.slices({}))
    before = ours.store._db.total_changes
    assert not ours.store.exchange.receive(theirs.store.exchange.slices({}))
    assert ours.store._db.total_changes == before


def test_slices_leave_out_what_the_other_knows(pair: Pair) -> None:
    ours, theirs = pair
    for n in range(3):
        set_(ours, "person", ANN, phone=str(n))
    known = theirs.store.exchange.known()
    assert [line.seq for line in ours.store.exchange.slices(known)] == [1, 2, 3]
    theirs.store.exchange.receive(ours.store.exchange.slices(known))
    assert list(ours.store.exchange.slices(theirs.store.exchange.known())) == []


def forged(line: TxnLine, **changes: object) -> TxnLine:
    """The line with another body and a hash that fits it."""
    body = json.loads(line.body)
    head = body.get("head", {})
    for key, value in changes.items():
        (head if key in head else body)[key] = value
    return forged_text(line, encode_json(body))


def forged_text(line: TxnLine, body: str) -> TxnLine:
    """Of a body with leaves that cannot be read there is no hash."""
    try:
        hash = body_hash(bytes.fromhex(line.prev), body)
    except (ValueError, TypeError, LookupError, AttributeError):
        hash = bytes(32)
    return dataclasses.replace(line, body=body, hash=hash.hex())


@pytest.fixture(params=[True, False], ids=["with leaves", "first form"])
def leaves(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """In which form the steps are written."""
    monkeypatch.setattr(StepForm, "has_leaves", lambda _: request.param)
    return bool(request.param)


@pytest.mark.usefixtures("leaves")
def test_a_second_transaction_of_one_number_is_kept_apart_and_stops_its_author(pair: Pair) -> None:
    ours, theirs = pair
    set_(theirs, "person", ANN, email="b@x.org")
    first = list(theirs.store.exchange.slices({}))
    ours.store.exchange.receive(first)
    own = next(line for line in first if line.site == theirs.store.author)
    ours.store.exchange.receive([forged(own, who="somebody else")])
    assert [problem.code for problem in ours.store.checks.verify()] == ["journal.fork"]
    set_(theirs, "person", ANN, email="c@x.org")
    ours.store.exchange.receive(theirs.store.exchange.slices({}))
    assert ours.store.get("person", ANN)["email"] == "b@x.org", "nothing more is applied of a split chain"


@pytest.mark.usefixtures("leaves")
def test_a_line_whose_chain_does_not_fit_is_never_applied(pair: Pair) -> None:
    ours, theirs = pair
    set_(theirs, "person", ANN, email="b@x.org")
    set_(theirs, "person", ANN, email="c@x.org")
    first, second = [line for line in theirs.store.exchange.slices({}) if line.site == theirs.store.author]
    wrong = dataclasses.replace(second, prev="00" * 32)
    wrong = dataclasses.replace(wrong, hash=body_hash(bytes(32), wrong.body).hex())
    ours.store.exchange.receive([first, wrong])
    assert ours.store.get("person", ANN)["email"] == "b@x.org"


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("fits", [True, False])
def test_a_chain_counts_as_far_as_it_hangs_together_in_whatever_order_it_comes(
    pair: Pair, order: tuple[int, ...], fits: bool
) -> None:
    ours, theirs = pair
    for email in ("b@x.org", "c@x.org", "d@x.org"):
        set_(theirs, "person", ANN, email=email)
    first, second, third = [line for line in theirs.store.exchange.slices({}) if line.site == theirs.store.author]
    if not fits:
        second = dataclasses.replace(second, prev="00" * 32)
        second = dataclasses.replace(second, hash=body_hash(bytes(32), second.body).hex())
        third = dataclasses.replace(third, prev=second.hash)
        third = dataclasses.replace(third, hash=body_hash(bytes.fromhex(third.prev), third.body).hex())
    lines = (first, second, third)
    ours.store.exchange.receive([lines[i] for i in order])
    assert ours.store.get("person", ANN)["email"] == ("d@x.org" if fits else "b@x.org")
    assert ours.store.exchange.known()[theirs.store.author] == (3 if fits else 1)


def spoiled(line: TxnLine) -> dict[str, TxnLine]:
    salt, text = line.values[0]
    nested = "[" * 100_000 + "]" * 100_000
    return {
        "body": dataclasses.replace(line, body=line.body.replace("B", "C")),
        "hash": dataclasses.replace(line, hash="00" * 32),
        "not hex": dataclasses.replace(line, hash="zz"),
        "value": dataclasses.replace(line, values=((salt, text.replace("b@x", "c@x")),)),
        "salt": dataclasses.replace(line, values=(("00", text),)),
        "no value": dataclasses.replace(line, values=()),
        "other author": dataclasses.replace(line, site="zzzzzzzz.1"),
        "other number": dataclasses.replace(line, seq=7),
        "no json": forged_text(line, "{"),
        "deep json": forged_text(line, nested),
        "no object": forged_text(line, "[]"),
        "no shapes": forged(line, shapes=7),
        "shape twice": forged(line, shapes=[["person", ["email", "email"]]]),
        "no entry": forged(line, ops=[[0]]),
        "shape out of range": forged(line, ops=[[5, ANN, "0" * 64]]),
        "negative shape": forged(line, ops=[[-1, ANN, "0" * 64]]),
        "parents": forged(line, ops=[[0, ANN, "0" * 64, [1]]]),
        "an entry that is a text": forged(line, ops=["0" * 64]),
        "clock": forged(line, hlc=1 << 70),
        "clock text": forged(line, hlc="now"),
        "lone surrogate": forged_text(line, line.body.replace(ANN, "\\ud800")),
    }


@pytest.mark.usefixtures("leaves")
@pytest.mark.parametrize("fault", sorted(spoiled(TxnLine("x", 1, "", "", "{}", (("", ""),)))))
def test_a_spoiled_line_is_refused_and_the_good_ones_with_it(pair: Pair, fault: str) -> None:
    ours, theirs = pair
    set_(theirs, "person", ANN, email="a@x.org")
    set_(theirs, "person", ANN, email="b@x.org")
    good, line = [line for line in theirs.store.exchange.slices({}) if line.site == theirs.store.author]
    before = dump(ours.store)
    with pytest.raises(RuleBroken) as refused:
        ours.store.exchange.receive([good, spoiled(line)[fault]])
    assert refused.value.problem.code == "journal.unreadable"
    assert dump(ours.store) == before
    assert ours.store.exchange.known() == {
        key: seq for key, seq in ours.store.exchange.known().items() if key != theirs.store.author
    }


@pytest.mark.parametrize("value", [1.5, True, [1], {"a": 1}, 10**30, "2026-02-31", 7, "x" * 300, "a\x00b", "\u202e"])
def test_a_value_that_does_not_fit_shows_nothing_and_is_told(pair: Pair, value: object) -> None:
    ours, theirs = pair
    theirs.write_raw([Planned("person", ANN, ("birth_date",), [value], (theirs.heads("person", ANN)["birth_date"],))])
    meet(*pair)
    for replica in pair:
        assert replica.store.get("person", ANN)["birth_date"] is None
        (issue,) = replica.store.history.issues()
        assert (issue.issue, issue.field) == ("invalid", "birth_date")
        assert replica.store.checks.compare_with_rebuild() == []
    set_(ours, "person", ANN, birth_date="2001-01-01")
    assert ours.store.history.issues() == []


@pytest.mark.usefixtures("leaves")
def test_a_lone_surrogate_in_a_value_is_refused_where_it_comes_in(pair: Pair) -> None:
    ours, theirs = pair
    set_(theirs, "person", ANN, email="b@x.org")
    (line,) = [line for line in theirs.store.exchange.slices({}) if line.site == theirs.store.author]
    text = '["\\ud800"]'
    body = json.loads(line.body)
    body["ops"][0][2] = value_hash(bytes(16), text)
    bad = dataclasses.replace(forged(line, ops=body["ops"]), values=((bytes(16).hex(), text),))
    with pytest.raises(RuleBroken):
        ours.store.exchange.receive([bad])


def test_a_reference_waits_for_the_record_it_points_to(pair: Pair) -> None:
    ours, theirs = pair
    far = uid("77")
    theirs.write_raw([Planned("person", ANN, ("same_as_id",), [far], (theirs.heads("person", ANN)["same_as_id"],))])
    meet(*pair)
    assert ours.store.get("person", ANN)["same_as_id"] is None
    assert [one.issue for one in ours.store.history.issues("person")] == ["dangling"]
    ours.store.record(Step("x", "add", (Edit("person", far, {"role": "student"}, new=True),)))
    assert ours.store.get("person", ANN)["same_as_id"] == far
    assert ours.store.history.issues() == []
    meet(*pair)
    assert dump(ours.store) == dump(theirs.store)


def test_equal_numbers_of_two_people_are_told_on_every_replica(pair: Pair) -> None:
    for n, replica in enumerate(pair):
        number = ("AB 123", "ＡＢ123")[n]
        values = {"person_id": PEOPLE[n], "kind": "passport", "number": number}
        replica.store.record(Step("x", "add", (Edit("identity_document", uid(f"8{n}"), values, new=True),)))
    meet(*pair)
    for replica in pair:
        assert [(one.issue, one.id) for one in replica.store.history.issues()] == [
            ("duplicate_key", uid("80")),
            ("duplicate_key", uid("81")),
        ]


def test_a_field_that_keeps_its_first_value_tells_of_a_later_one(pair: Pair) -> None:
    ours, theirs = pair
    heads = theirs.heads("mobility", STAY)["person_id"]
    theirs.write_raw([Planned("mobility", STAY, ("person_id",), [PEOPLE[1]], (heads,))])
    meet(*pair)
    assert ours.store.get("mobility", STAY)["person_id"] == ANN
    assert [(one.issue, one.field, one.typed) for one in ours.store.history.issues()] == [
        ("immutable", "person_id", PEOPLE[1])
    ]


def test_an_older_program_passes_on_what_it_does_not_know_and_a_newer_one_shows_it(pair: Pair, third: Third) -> None:
    ours, theirs = pair
    old = third(OLDER)
    set_(theirs, "person", ANN, birth_place="Harbin", email="a@x.org")
    contact = {"institution_id": COLLEGE_A, "name": "Li"}
    theirs.store.record(Step("x", "add", (Edit("contact", uid("91"), contact, new=True),)))
    old.store.exchange.receive(theirs.store.exchange.slices({}))
    assert old.store.get("person", ANN)["email"] == "a@x.org"
    assert "birth_place" in old.store.get("person", ANN).heads
    set_(old, "person", ANN, email="b@x.org")
    ours.store.exchange.receive(old.store.exchange.slices({}))
    assert ours.store.get("person", ANN)["birth_place"] == "Harbin"
    assert ours.store.get("contact", uid("91"))["name"] == "Li"
    old.upgrade(REGISTRY)
    assert old.store.get("person", ANN)["birth_place"] == "Harbin"
    assert old.store.get("contact", uid("91"))["name"] == "Li"
    assert dump(old.store) == dump(ours.store)


def test_deleting_in_an_older_program_counts_unknown_fields_as_seen(pair: Pair, third: Third) -> None:
    _, theirs = pair
    old = third(OLDER)
    set_(theirs, "person", PEOPLE[1], birth_place="Harbin")
    old.store.exchange.receive(theirs.store.exchange.slices({}))
    form = old.store.get("person", PEOPLE[1])
    old.store.record(Step("x", "remove", (removal("person", PEOPLE[1], form.heads),)))
    theirs.store.exchange.receive(old.store.exchange.slices({}))
    assert not theirs.store.get("person", PEOPLE[1]).live


def test_a_failed_receipt_can_be_repeated(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pair
    set_(theirs, "person", ANN, email="b@x.org")
    lines = list(theirs.store.exchange.slices({}))
    before = dump(ours.store)

    def fails(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(ours.store._file.search, "write", fails)
    with pytest.raises(MemoryError):
        ours.store.exchange.receive(lines)
    monkeypatch.undo()
    assert dump(ours.store) == before
    ours.store.exchange.receive(lines)
    assert ours.store.get("person", ANN)["email"] == "b@x.org"


def test_a_step_of_a_far_future_does_not_carry_our_clock_away(pair: Pair) -> None:
    ours, theirs = pair
    theirs.store._writer._origin = Clockwork(now=1 << 46).origin(3, 0)
    set_(theirs, "person", ANN, email="b@x.org")
    ours.store.exchange.receive(theirs.store.exchange.slices({}))
    assert ours.store._journal.me.hlc < 1 << 60
    set_(ours, "person", ANN, email="c@x.org")
    meet(*pair)
    assert ours.store.get("person", ANN)["email"] == theirs.store.get("person", ANN)["email"] == "c@x.org"


def test_institutions_of_authors_come_from_their_first_step(pair: Pair) -> None:
    ours, theirs = pair
    set_(theirs, "person", ANN, email="b@x.org")
    ours.store.exchange.receive(theirs.store.exchange.slices({}))
    assert ours.store._journal.authors[theirs.store.author].institution == COLLEGE_B


def test_lines_travel_as_text(pair: Pair) -> None:
    ours, theirs = pair
    set_(theirs, "person", ANN, email="b@x.org", given_latin="Ёж王\u2028")
    ours.store.exchange.receive(TxnLine.read(line.text()) for line in theirs.store.exchange.slices({}))
    assert ours.store.get("person", ANN)["given_latin"] == "Ёж王\u2028"


def test_a_large_receipt_is_whole(pair: Pair, origin) -> None:
    ours, theirs = pair
    many = tuple(Edit("person", origin.new_id(), {"role": "student", "phone": str(n)}, new=True) for n in range(2500))
    theirs.store.record(Step("x", "people.import", many))
    receipt = ours.store.exchange.receive(theirs.store.exchange.slices({}))
    assert len(receipt.ids["person"]) == 2500
    assert ours.store.count(Query("person")) == 2502
    assert ours.store.checks.all() == theirs.store.checks.all() == []
    assert len(entries(ours.store)) == 5 + 2500
