"""Expressions of interest in the file of an office and of a college: their way, who may say what, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from college_files import Place, Town
from openpyxl import load_workbook
from record_making import Maker
from test_listings import WHOLE

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.interests import STATUS, STATUSES, interest_status
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.services.office import Office


def offer(office: Office, owner: str = "", **more: Value) -> str:
    if not owner:
        (owner,) = office.records.add(
            "institution", {"name_en": "Amur", "country": "RU", "kind": "college"}, "Shen"
        ).ids["institution"]
    (id,) = office.records.add("listing", {**WHOLE, "institution_id": owner, **more}, "Shen").ids["listing"]
    return id


def asked_for(office: Office, listing: str, message: str = "May we come?", who: str = "Shen") -> Record:
    """An interest in it, as it was sent."""
    office.interests.send(listing, message, who)
    asked = office.interests.of(listing)
    assert asked is not None
    return asked


def accepted_by(town: Town, college: Place) -> str:
    """An interest of the office in an offer of the college, to which that said yes; the packages went both ways."""
    with town.office.open() as office:
        asked = asked_for(office, offer(office, college.institution))
    town.down(college)
    with college.open() as file:
        file.interests.answer(asked.id, "accepted", "Yes", "Orlova")
    town.up(college)
    return asked.id


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [one.code for one in refused.value.problems]


def test_it_is_kept_sent_taken_back_and_sent_again_as_one_record(town: Town) -> None:
    with town.office.open() as office:
        listing, interests = offer(office), office.interests
        seen = []
        for say in (interests.shortlist, interests.dismiss, interests.shortlist):
            say(listing, "Shen")
            seen.append(interests.of(listing))
        interests.send(listing, "May we come?", "Shen")
        seen.append(interests.of(listing))
        assert seen[-1] is not None
        interests.withdraw(seen[-1].id, "Shen")
        seen.append(interests.of(listing))
        interests.send(listing, "In May?", "Shen")
        seen.append(interests.of(listing))
    assert len({one.id for one in seen if one}) == 1
    states = [one["state"] for one in seen if one]
    assert states == ["shortlisted", "dismissed", "shortlisted", "sent", "withdrawn", "sent"]
    assert seen[-1] is not None
    assert (seen[-1]["message"], seen[-1]["asked_on"], seen[2] and seen[2]["asked_on"]) == (
        "In May?",
        "2026-11-24",
        None,
    )


def test_what_was_sent_never_becomes_a_note_again(town: Town) -> None:
    with town.office.open() as office:
        listing = offer(office)
        asked = asked_for(office, listing, "")
        for reply in ("", "accepted"):
            if reply:
                office.interests.answer(asked.id, reply, "", "Shen")
            for again in (office.interests.shortlist, office.interests.dismiss):
                with pytest.raises(RuleBroken) as refused:
                    again(listing, "Shen")
                assert codes(refused) == ["interest.state_not_reachable"]


def test_sending_again_without_words_leaves_those_that_are_there(town: Town) -> None:
    with town.office.open() as office:
        listing = offer(office)
        office.interests.send(listing, "May we come?", "Shen")
        assert not office.interests.send(listing, None, "Shen"), "nothing new was said"
        kept = office.interests.of(listing)
        office.interests.send(listing, "", "Shen")
        emptied = office.interests.of(listing)
    assert kept is not None
    assert emptied is not None
    assert (kept["message"], emptied["message"]) == ("May we come?", None)


def test_what_was_accepted_is_not_said_anew(town: Town) -> None:
    with town.office.open() as office:
        listing = offer(office)
        asked = asked_for(office, listing)
        office.interests.answer(asked.id, "accepted", "", "Shen")
        for begun in (False, True):
            if begun:
                office.interests.begin_agreement(asked.id, "Shen")
            for words in (None, "With thirty people?"):
                with pytest.raises(RuleBroken) as refused:
                    office.interests.send(listing, words, "Shen")
                assert codes(refused) == ["interest.accepted_already"]
        assert office.records.get("interest", asked.id)["message"] == "May we come?"


def test_what_led_to_an_agreement_stays_accepted(town: Town) -> None:
    with town.office.open() as office:
        listing, interests = offer(office), office.interests
        interests.send(listing, "May we come?", "Shen")
        asked = interests.of(listing)
        assert asked is not None
        interests.answer(asked.id, "accepted", "", "Shen")
        interests.begin_agreement(asked.id, "Shen")
        for say in (
            lambda: interests.withdraw(asked.id, "Shen"),
            lambda: interests.answer(asked.id, "declined", "", "Shen"),
            lambda: office.records.set("interest", asked.id, {"state": "withdrawn"}, "Shen"),
        ):
            with pytest.raises(RuleBroken) as refused:
                say()
            assert codes(refused)[-1] == "interest.led_further"
        found = office.records.get("interest", asked.id)
        assert (found["state"], found["reply"]) == ("sent", "accepted")
        interests.answer(asked.id, "accepted", "Until May", "Shen")


def test_the_answer_has_its_day_and_may_be_changed(town: Town) -> None:
    with town.office.open() as office:
        own = offer(office, office.store.institution)
        (other,) = office.records.add(
            "institution", {"name_en": "Amur", "country": "RU", "kind": "college"}, "Shen"
        ).ids["institution"]
        office.interests.send(own, "May we?", "Shen", asking=other)
        asked = office.interests.of(own, other)
        assert asked is not None
        assert asked["answering_institution_id"] == office.store.institution
        office.interests.answer(asked.id, "declined", "No room", "Shen")
        office.interests.answer(asked.id, "accepted", "", "Shen")
        found = office.records.get("interest", asked.id)
    assert (found["reply"], found["answer"], found["answered_on"]) == ("accepted", "No room", "2026-11-24")


def test_what_nobody_could_mean_is_refused_with_its_reason(town: Town) -> None:
    with town.office.open() as office:
        own, draft = offer(office, office.store.institution), offer(office, state="draft")
        theirs = offer(office)
        interests = office.interests
        for say, code in (
            (lambda: interests.send(own, "", "Shen"), "interest.own_listing"),
            (lambda: interests.send(draft, "", "Shen"), "interest.not_published"),
            (lambda: interests.send(theirs, "", "Shen", own=draft), "interest.not_ones_own"),
        ):
            with pytest.raises(RuleBroken) as refused:
                say()
            assert codes(refused) == [code]
        interests.shortlist(theirs, "Shen")
        kept = interests.of(theirs)
        assert kept is not None
        agreement = Maker(office).make("agreement")
        for field, value, code in (
            ("reply", "accepted", "interest.not_sent"),
            ("led_to_agreement_id", agreement, "interest.not_accepted"),
        ):
            with pytest.raises(RuleBroken) as refused:
                office.records.set("interest", kept.id, {field: value}, "Shen")
            assert code in codes(refused)


def test_the_word_that_lists_show_is_the_one_that_the_rule_says(town: Town) -> None:
    with town.office.open() as office:
        ids = [offer(office) for _ in range(6)]
        interests = office.interests
        interests.shortlist(ids[0], "Shen")
        interests.dismiss(ids[1], "Shen")
        for listing, reply in zip(ids[2:], ("", "answered", "accepted", "declined"), strict=True):
            interests.send(listing, "", "Shen")
            one = interests.of(listing)
            assert one is not None
            if reply:
                office.records.set("interest", one.id, {"reply": reply}, "Shen")
        withdrawn = interests.of(ids[5])
        assert withdrawn is not None
        interests.withdraw(withdrawn.id, "Shen")
        found = [one for one in (interests.of(id) for id in ids) if one]
        shown = office.store.rows("interest", [one.n for one in found], (STATUS,))
    said = [interest_status(one.values) for one in found]
    assert said == ["shortlisted", "dismissed", "sent", "answered", "accepted", "withdrawn"]
    assert [shown[one.n][0] for one in found] == said
    assert set(said) < set(STATUSES)


def test_undoing_takes_back_what_was_said_at_home(town: Town) -> None:
    with town.office.open() as office:
        listing = offer(office)
        office.interests.shortlist(listing, "Shen")
        office.undoing.undo("Shen")
        assert office.interests.of(listing) is None
        office.interests.dismiss(listing, "Shen")
        found = office.interests.of(listing)
    assert found is not None
    assert found["state"] == "dismissed"


def test_a_college_asks_by_packages_and_says_nothing_for_the_other_side(town: Town) -> None:
    with town.office.open() as office:
        listing = offer(office, office.store.institution)
    college = town.college(town.first, 5)
    with college.open() as office:
        asked = asked_for(office, listing, "May we come?", "Orlova")
        for refused_verb in (
            lambda: office.interests.answer(asked.id, "accepted", "", "Orlova"),
            lambda: office.records.add("interest", {**asked.values, "asking_institution_id": town.second}, "Orlova"),
        ):
            with pytest.raises(RuleBroken) as refused:
                refused_verb()
            assert "record.not_yours" in codes(refused)
    town.up(college)
    with town.office.open() as office:
        office.interests.answer(asked.id, "accepted", "Gladly", "Shen")
    town.down(college)
    assert [college.value("interest", asked.id, name) for name in ("reply", "answer")] == ["accepted", "Gladly"]
    assert (town.office.sound(), college.sound()) == ([], [])


def test_whom_it_was_sent_to_neither_changes_nor_deletes_it(town: Town) -> None:
    with town.office.open() as office:
        listing = offer(office, town.first)
        asked = asked_for(office, listing)
    college = town.college(town.first, 5)
    with college.open() as office:
        for refused_verb in (
            lambda: office.records.set("interest", asked.id, {"message": "x"}, "Orlova"),
            lambda: office.records.remove("interest", asked.id, "Orlova"),
            lambda: office.interests.withdraw(asked.id, "Orlova"),
        ):
            with pytest.raises(RuleBroken) as refused:
                refused_verb()
            assert codes(refused) == ["record.not_yours"]
        office.interests.answer(asked.id, "declined", "No room", "Orlova")
    town.up(college)
    assert town.office.value("interest", asked.id, "reply") == "declined"


def test_the_report_has_the_word_that_lists_show(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "interests.xlsx"
    with town.office.open() as office:
        office.interests.send(offer(office), "May we come?", "Shen")
        office.reports.write("interests", path, language="en", who="Shen")
    cells = [cell.value for row in load_workbook(path).active.iter_rows() for cell in row]
    assert "Status" in cells
    assert {"No answer yet", "May we come?"} <= set(cells)


def test_whom_no_package_reaches_is_named_and_the_office_notes_the_answer(town: Town) -> None:
    college = town.college(town.first, 11)
    town.enrol(college)
    with town.office.open() as office:
        reached, other = offer(office, town.first), offer(office, town.second)
        assert office.interests.send(reached, "", "Shen").problems == ()
        told = office.interests.send(other, "", "Shen")
        assert [(one.code, one.level) for one in told.problems] == [("interest.gets_no_packages", Level.INFORMS)]
        asked = office.interests.of(other)
        assert asked is not None
        office.interests.answer(asked.id, "accepted", "By telephone", "Shen")
        office.interests.begin_agreement(asked.id, "Shen")
    with college.open() as file:
        assert file.interests.is_reached(town.second), "by way of its office"


@pytest.mark.parametrize("topic", ["course", "laboratory", "traineeship", "funding"])
def test_the_field_of_education_stands_in_the_draft_whatever_the_topic(town: Town, topic: str) -> None:
    with town.office.open() as office:
        listing = offer(office, topic=topic, isced_f="0714")
        asked = asked_for(office, listing, "")
        office.interests.answer(asked.id, "accepted", "", "Shen")
        made = office.interests.begin_agreement(asked.id, "Shen").ids
        (agreement,) = made["agreement"]
        assert office.records.get("agreement", agreement)["isced_f"] == "0714"
        conditions = [office.records.get("condition", id)["isced_f"] for id in made.get("condition", ())]
    assert conditions == (["0714"] if topic == "traineeship" else [])


def test_of_one_interest_an_agreement_and_a_project_can_be_begun_each_once(town: Town) -> None:
    with town.office.open() as office:
        listing = offer(office)
        asked = asked_for(office, listing, "")
        seen = [office.interests.may_begin(asked)]
        office.interests.answer(asked.id, "accepted", "", "Shen")
        for begin in (None, office.interests.begin_agreement, office.projects.begin):
            if begin is not None:
                begin(asked.id, "Shen")
            seen.append(office.interests.may_begin(office.records.get("interest", asked.id)))
    assert seen == [(False, False), (True, True), (False, True), (False, False)]


def test_a_college_names_nothing_as_what_came_of_an_interest_but_what_began_of_it(town: Town) -> None:
    """What was declined led to nothing, and nobody keeps the office from drafting the agreement."""
    college = town.college(town.first, 5)
    town.enrol(college)
    old = town.office.add("agreement", number="2024-1", institution_id=town.first, kind="exchange", state="in_force")
    with town.office.open() as office:
        listing = offer(office, town.first)
        asked = asked_for(office, listing)
    town.down(college)
    with college.open() as file:
        file.interests.answer(asked.id, "accepted", "Yes", "Orlova")
        with pytest.raises(RuleBroken) as refused:
            file.records.set("interest", asked.id, {"led_to_agreement_id": old}, "Orlova")
        assert codes(refused) == ["record.not_yours"]
        file.store.record(Step("rogue", "raw", (Edit("interest", asked.id, {"led_to_agreement_id": old}),)))
    town.up(college)
    with town.office.open() as office:
        held = list(office.store.records(Query("held_change")))
        assert [(one["record"], one["reason"]) for one in held] == [(asked.id, "not_theirs")]
        office.interests.begin_agreement(asked.id, "Shen")
    with college.open() as file:
        file.projects.begin(asked.id, "Orlova")
    town.up(college)
    found = town.office.get("interest", asked.id)
    assert found is not None
    assert found["led_to_agreement_id"] != old
    assert found["led_to_project_id"] == town.office.program.registry["project"].id_begun_of("interest", asked.id)
    assert len(town.office.ids("held_change")) == 1, "what did begin of it is named"
