"""An office and a college of the last program before offers and needs, to which newer programs wrote: what they could
not read is kept, and judged once they are updated."""

from __future__ import annotations

import json
import lzma
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from make_offers import (
    AGREED,
    CALLED_AGREED,
    DRAFT_FOR_COLLEGE,
    DRAFT_OF_OFFICE,
    FORGED,
    LINK,
    LINK_OF_COLLEGE,
    NEED,
    OF_OFFICE,
    OFFER,
    PROPOSED,
    PROPOSED_LINK,
    TERM,
)
from test_museum_partners import Places

from exchange_admin.app.main import main
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.exchange.packages_in import Outcome

MUSEUM = Path(__file__).parent / "offers"
UP, DOWN, REPLY = (MUSEUM / f"{name}.exchpack" for name in ("up", "down", "reply"))
NAMES = ("office", "newer_office", "college", "early_college", "newer_college")
"""`office` and `college` hold what newer ones wrote, `early_college` has nothing of it yet."""
KINDS = ("listing", "interest", "glossary_term", "speciality_link")
FROM_COLLEGE = 8
"""Entries of the college that an older office cannot read."""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path, MUSEUM, NAMES)


def rows(places: Places, name: str, kind: str) -> dict[str, Mapping[str, object]]:
    with places.program.open(places.files[name], writing=True) as office:
        ids = [id for (id,) in office.store._db.execute(f'SELECT id FROM "{kind}" WHERE _live = 1')]  # noqa: S608
        return {id: office.store.get(kind, id).values for id in ids}


def ids(places: Places, name: str, kind: str) -> set[str]:
    return set(rows(places, name, kind))


def everything(places: Places, name: str) -> dict[str, object]:
    return {kind: rows(places, name, kind) for kind in (*KINDS, "institution")} | {"held": held(places, name)}


def held(places: Places, name: str) -> list[tuple[str, str, str]]:
    with places.program.open(places.files[name], writing=True) as office:
        found = office.store.where("held_change", "state", ["waiting"])
        return sorted((one.text("record_kind"), one.text("record"), one.text("reason")) for one in found if one.live)


def what_the_rule_holds(places: Places) -> list[tuple[str, str, str]]:
    """An offer in the office's name, an answer to its own question, a term that it calls agreed."""
    about = [("glossary_term", CALLED_AGREED), ("interest", the_interest(places)), ("listing", FORGED)]
    return [(kind, record, "not_theirs") for kind, record in about]


def the_interest(places: Places) -> str:
    asked = {"asking_institution_id": places_of(places)[1], "listing_id": OF_OFFICE}
    return places.program.registry["interest"].own_id(asked)


def places_of(places: Places) -> tuple[str, str]:
    """The institutions of the office and of the college."""
    with places.program.open(places.files["newer_office"], writing=True) as office:
        (status,) = office.exchange.partners.statuses("en")
        return office.store.institution, status.institution_id


def write(places: Places, name: str, kind: str, id: str, **values: str) -> None:
    with places.program.open(places.files[name], writing=True) as office:
        office.store.record(Step("x", f"{kind}.set", (Edit(kind, id, values),)))


def send_down(places: Places, name: str) -> Path:
    college = places_of(places)[1]
    places.made += 1
    folder = places.folder / f"down-{places.made}"
    folder.mkdir()
    with places.program.open(places.files[name], writing=True) as office:
        (path,) = office.exchange.sending.send(college, folder, "x", basis="contract").paths
    return path


def both_pcs_meet(places: Places) -> None:
    share = places.folder / "share"
    share.mkdir(exist_ok=True)
    for name in ("office", "newer_office") * 3:
        with places.program.open(places.files[name], writing=True) as office:
            office.exchange.mailbox.exchange_once(share)


def nothing_new(outcome: Outcome) -> bool:
    return not (outcome.held or outcome.for_update or outcome.waiting or outcome.problems or outcome.new)


def is_whole(places: Places, *names: str) -> None:
    """By `check`, by the chains, by a table built anew from the journal."""
    for name in names:
        assert [one for one in places.sound(name) if one.code != "journal.for_update_at_office"] == []
        with places.program.open(places.files[name], writing=True) as office:
            assert office.store.rebuild().ids == {}
            # when the college called a pair agreed such pairs were not sent: it is in its file alone
            assert {one.kind for one in office.store.exchange.mismatches()} <= {"speciality_link"}
        for words in (("check",), ("journal", "--verify"), ("journal", "--rebuild")):
            assert main([words[0], str(places.files[name]), *words[1:], "--language", "en"]) == 0


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, list[dict[str, object]]]:
    capsys.readouterr()
    main([*words, "--json"])
    answer: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return answer


# an older office, a newer college


def test_an_older_office_holds_all_of_it_for_its_update_and_takes_the_profile(tmp_path: Path) -> None:
    """As the older program wrote it, before anybody judges it again."""
    path = tmp_path / "as_it_is.exchange"
    path.write_bytes(lzma.decompress((MUSEUM / "office.exchange.xz").read_bytes()))
    with closing(sqlite3.connect(path)) as file:
        found = file.execute("SELECT reason, state, count(*) FROM held_change GROUP BY reason, state").fetchall()
        tables = {name for (name,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert found == [("not_their_kind", "waiting", FROM_COLLEGE)]
    assert not tables.intersection(KINDS)


def test_the_offer_the_question_and_the_term_of_a_college_count_once_the_office_is_updated(places: Places) -> None:
    office, college = places_of(places)
    listings, interest = rows(places, "office", "listing"), rows(places, "office", "interest")[the_interest(places)]
    assert set(listings) == {OFFER, NEED, OF_OFFICE, DRAFT_OF_OFFICE, DRAFT_FOR_COLLEGE}
    assert [listings[OFFER][name] for name in ("state", "institution_id", "places")] == ["published", college, 12]
    assert listings[NEED]["state"] == "draft"
    said = ("state", "message", "listing_id", "answering_institution_id", "reply", "answer")
    assert [interest[name] for name in said] == ["sent", "May we come?", OF_OFFICE, office, None, None]
    terms = rows(places, "office", "glossary_term")
    assert {id: one["state"] for id, one in terms.items()} == {TERM: "proposed", AGREED: "agreed", PROPOSED: "proposed"}
    is_whole(places, "office")


def test_the_question_that_waited_is_one_to_answer_then(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    held(places, "office")
    file = str(places.files["office"])
    (one,) = told(capsys, "interest", "list", file)["interests"]
    assert (one["status"], one["message"]) == ("sent", "May we come?")
    assert told(capsys, "info", file)["for_update"] == 0
    assert told(capsys, "check", file)["problems"] == []


def test_what_is_not_the_colleges_to_say_stays_held_for_its_own_reason_and_waits_for_a_person(places: Places) -> None:
    assert held(places, "office") == what_the_rule_holds(places)
    with places.program.open(places.files["office"], writing=True) as office:
        cards = {card.record: card for card in office.exchange.conflicts.held("en")}
        for card in cards.values():
            assert (card.is_open, card.waits_for_update) == (True, False)
            assert card.why == "Record of another institution"
        assert office.exchange.conflicts.open().held == 3
        assert office.store.get("listing", FORGED) is None
        office.exchange.conflicts.let_in([cards[CALLED_AGREED].id], "x")
        assert office.store.get("glossary_term", CALLED_AGREED)["state"] == "agreed"
        office.exchange.conflicts.refuse([cards[FORGED].id], "x")
        assert office.store.get("listing", FORGED) is None
        assert office.exchange.conflicts.open().held == 1


def test_a_pair_of_specialities_that_a_college_calls_agreed_comes_to_nobody(places: Places) -> None:
    assert ids(places, "newer_college", "speciality_link") == {LINK, LINK_OF_COLLEGE}
    assert ids(places, "office", "speciality_link") == {LINK, PROPOSED_LINK}
    places.take("newer_office", UP)
    assert ids(places, "newer_office", "speciality_link") == {LINK, PROPOSED_LINK}


def test_the_profile_that_a_newer_college_wrote_is_there_after_the_update_of_its_office(places: Places) -> None:
    """The older program knew the institution and not the fields: it took them, and nothing was held."""
    profile = rows(places, "office", "institution")[places_of(places)[1]]
    assert [profile[name] for name in ("strengths_en", "students", "profile_as_of")] == ["Welding", 1200, "2026-09-01"]
    assert "institution" not in {kind for kind, _, _ in held(places, "office")}


def test_it_is_judged_once_and_nobody_takes_that_back(places: Places) -> None:
    with places.program.open(places.files["office"], writing=True) as office:
        steps, before = office.store.step_count(), office.store.undoable()
        assert before is None or before[1] != "package.judge"
        with pytest.raises(RuleBroken):
            office.store.undo_step(f"{office.store.author}:{office.store.exchange.known()[office.store.author]}", "x")
    with places.program.open(places.files["office"], writing=True) as office:
        assert office.store.step_count() == steps


def test_a_pc_that_held_it_and_one_that_took_it_in_after_its_update_say_the_same(places: Places) -> None:
    """`newer_office` is another PC of the office; it was updated before the package came."""
    outcome = places.take("newer_office", UP)
    assert (len(outcome.held), outcome.for_update, outcome.problems) == (3, (), ())
    assert everything(places, "newer_office") == everything(places, "office")
    both_pcs_meet(places)
    assert everything(places, "newer_office") == everything(places, "office")
    assert held(places, "office") == what_the_rule_holds(places)
    is_whole(places, "office", "newer_office")


def test_a_newer_college_is_told_what_waits_for_its_older_office_and_has_it_back_after_the_update(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    before = rows(places, "newer_college", "listing")
    places.take("newer_college", REPLY)
    assert {reason for _, _, reason in held(places, "newer_college")} == {"not_their_kind"}
    assert ids(places, "newer_college", "listing") == {OF_OFFICE, DRAFT_FOR_COLLEGE}
    with places.program.open(places.files["newer_college"], writing=True) as office:
        cards = office.exchange.conflicts.held("en")
        assert {card.why for card in cards} == {"Waits until the office has updated its program"}
        assert not any(card.is_open for card in cards)
        assert office.exchange.conflicts.open().held == 0
        (status,) = office.exchange.partners.statuses("en")
        assert [one.code for one in status.for_update] == ["journal.for_update_at_office"]
    file = str(places.files["newer_college"])
    assert told(capsys, "info", file)["for_update"] == FROM_COLLEGE
    assert all(one["waits_for_update"] for one in told(capsys, "conflicts", "list", file)["held"])
    places.take("newer_college", send_down(places, "office"))
    after = rows(places, "newer_college", "listing")
    assert {id: after[id] for id in (OFFER, NEED)} == {id: before[id] for id in (OFFER, NEED)}
    assert FORGED not in after
    assert held(places, "newer_college") == what_the_rule_holds(places)
    places.take("office", places.send("newer_college"))
    is_whole(places, "office", "newer_college")


def test_the_office_answers_after_its_update_and_the_college_takes_its_question_back(places: Places) -> None:
    interest = the_interest(places)
    places.take("newer_college", REPLY)
    write(places, "office", "interest", interest, reply="declined", answer="Not this year")
    places.take("newer_college", send_down(places, "office"))
    said = rows(places, "newer_college", "interest")[interest]
    assert (said["reply"], said["answer"]) == ("declined", "Not this year")
    write(places, "newer_college", "interest", interest, state="withdrawn")
    places.take("office", places.send("newer_college"))
    said = rows(places, "office", "interest")[interest]
    assert (said["state"], said["reply"]) == ("withdrawn", "declined")
    is_whole(places, "office", "newer_college")


# a newer office, an older college


def test_what_the_office_published_and_agreed_on_is_there_once_the_college_is_updated(places: Places) -> None:
    assert ids(places, "college", "listing") == {OF_OFFICE, DRAFT_FOR_COLLEGE}
    assert rows(places, "college", "listing")[OF_OFFICE]["name_ru"] == "Курс робота"
    assert ids(places, "college", "glossary_term") == {AGREED}
    assert ids(places, "college", "speciality_link") == {LINK}
    profile = rows(places, "college", "institution")[places_of(places)[0]]
    assert (profile["strengths_en"], profile["students"]) == ("Robots", 9000)
    assert held(places, "college") == []
    is_whole(places, "college")


def test_what_the_office_has_not_said_yet_is_nowhere_in_the_file_of_an_older_college(places: Places) -> None:
    """Not as a record that waits for an update either."""
    for name in ("college", "early_college"):
        places.take(name, DOWN)
        with places.program.open(places.files[name], writing=True) as office:
            everything_there = "".join(office.store._db.iterdump())
        assert OF_OFFICE in everything_there
        for hidden in ("NOT-YET-SAID", DRAFT_OF_OFFICE, PROPOSED, PROPOSED_LINK):
            assert hidden not in everything_there


def test_an_updated_college_writes_on_where_its_office_began_for_it(places: Places) -> None:
    write(places, "college", "listing", DRAFT_FOR_COLLEGE, state="published", name_ru="Эксперт по сварке")
    places.take("newer_office", places.send("college"))
    need = rows(places, "newer_office", "listing")[DRAFT_FOR_COLLEGE]
    assert (need["state"], need["name_ru"], need["name_en"]) == (
        *("published", "Эксперт по сварке", "An expert for welding"),
    )
    is_whole(places, "college", "newer_office")


# with the update in between


def test_a_package_from_before_the_update_of_a_college_is_taken_in_after_it(places: Places) -> None:
    outcome = places.take("early_college", DOWN)
    assert (outcome.held, outcome.for_update, outcome.problems) == ((), (), ())
    for kind in KINDS:
        assert rows(places, "early_college", kind) == rows(places, "college", kind)
    is_whole(places, "early_college")


@pytest.mark.parametrize(("name", "package"), [("office", UP), ("college", DOWN)])
def test_the_package_that_was_held_comes_again_after_the_update_and_changes_nothing(
    places: Places, name: str, package: Path
) -> None:
    before = everything(places, name)
    assert nothing_new(places.take(name, package))
    assert everything(places, name) == before
    is_whole(places, name)


def test_a_package_is_lost_while_the_office_is_updated_and_nothing_else(places: Places) -> None:
    write(places, "newer_college", "listing", NEED, state="published", name_ru="Курс о роботах")
    places.send("newer_college")  # never arrives
    write(places, "newer_college", "listing", NEED, name_zh="机器人课程")
    write(places, "newer_college", "glossary_term", TERM, name_en="welding")
    outcome = places.take("office", places.send("newer_college"))
    settled = "speciality_link", LINK_OF_COLLEGE
    assert outcome.held == (settled,), "a college may not settle a pair"
    assert (outcome.for_update, outcome.waiting, outcome.problems) == ((), (), ())
    need = rows(places, "office", "listing")[NEED]
    assert (need["state"], need["name_ru"], need["name_zh"]) == ("published", "Курс о роботах", "机器人课程")
    assert rows(places, "office", "glossary_term")[TERM]["name_en"] == "welding"
    assert held(places, "office") == [*what_the_rule_holds(places), (*settled, "not_theirs")]
    is_whole(places, "office")


def test_a_package_is_lost_while_a_college_is_updated_and_nothing_else(places: Places) -> None:
    write(places, "newer_office", "listing", DRAFT_OF_OFFICE, state="published")
    send_down(places, "newer_office")  # never arrives
    write(places, "newer_office", "glossary_term", PROPOSED, state="agreed")
    write(places, "newer_office", "speciality_link", PROPOSED_LINK, state="agreed")
    package = send_down(places, "newer_office")
    for name in ("college", "early_college"):
        outcome = places.take(name, package)
        assert (outcome.held, outcome.waiting, outcome.problems) == ((), (), ())
        assert ids(places, name, "listing") == {OF_OFFICE, DRAFT_FOR_COLLEGE, DRAFT_OF_OFFICE}
        assert rows(places, name, "listing")[DRAFT_OF_OFFICE]["name_en"] == "NOT-YET-SAID-OFFER"
        assert ids(places, name, "glossary_term") == {AGREED, PROPOSED}
        assert ids(places, name, "speciality_link") == {LINK, PROPOSED_LINK}
        is_whole(places, name)
