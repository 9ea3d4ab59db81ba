"""What of others waits on Today: answers to own interests, drafts of agreements, pairs of specialities."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from college_files import Town
from test_interests import asked_for, offer
from test_speciality_links import pair

from exchange_admin.domain.queries import Query
from exchange_admin.services.agreements.overview import overview
from exchange_admin.services.exchange.at_a_glance import OpenDecisions
from exchange_admin.services.office import Office
from exchange_admin.services.today.on_the_desk import OnTheDesk


def told(office: Office) -> dict[str, list[str]]:
    """What each line of the desk opens, by ids."""
    lines = OnTheDesk(office.parts, dict).lines(OpenDecisions(0, 0, 0, 0))
    kinds = {"answered": "interest", "to_read": "agreement", "to_agree": "speciality_link"}
    asked = ((one.key, Query(kinds[one.key], filters=one.filters)) for one in lines if one.key in kinds)
    return {key: [found.id for found in office.store.records(query)] for key, query in asked}


def test_whoever_asked_is_told_of_the_answer_until_something_came_of_it_or_a_month_is_over(town: Town) -> None:
    with town.office.open() as office:
        listing = offer(office, town.first)
        asked = asked_for(office, listing)
        assert told(office) == {}, "the other side answers"
        office.interests.answer(asked.id, "accepted", "", "Shen")
        assert told(office) == {"answered": [asked.id]}
        later = replace(office.parts, today=lambda: office.parts.today() + timedelta(days=31))
        assert OnTheDesk(later, dict).lines(OpenDecisions(0, 0, 0, 0)) == ()
        office.interests.begin_agreement(asked.id, "Shen")
        assert told(office) == {}, "and an office reads what it drafts"


def test_a_draft_waits_in_the_file_of_each_party_until_its_signature_is_entered(town: Town) -> None:
    drafted = town.office.add(
        "agreement", number="7", institution_id=town.first, kind="exchange", state="draft", title_en="Robots"
    )
    of_several = town.office.add("agreement", number="8", institution_id=town.first, kind="framework", state="sent")
    seat, other = (
        town.office.add("membership", agreement_id=of_several, institution_id=one, role="party", voting=1)
        for one in (town.first, town.second)
    )
    town.office.set("membership", other, signed_on="2026-11-01")
    college = town.college(town.first, 5)
    with college.open() as file:
        assert set(told(file)["to_read"]) == {drafted, of_several}
        standing = file.agreements.standing(of_several)
        words = file.program.wordings["en"]
        said = overview(standing, words, as_partner=True)
        assert said.step == (
            "松花工程职业学院 drafted this agreement. Read it; the office enters the day of your signature."
        )
        assert standing.step_in_a_list(None).code == "read_draft"
    with town.office.open() as office:
        assert told(office) == {}
        assert office.agreements.standing(drafted).step.code == "send"
    town.office.set("membership", seat, signed_on="2026-11-20")
    town.office.set("agreement", drafted, state="signed")
    town.enrol(college)
    town.down(college)
    with college.open() as file:
        assert told(file) == {}
        assert not file.agreements.standing(of_several).step.code


def test_a_pair_of_specialities_waits_for_whoever_has_said_nothing_of_it(town: Town) -> None:
    with town.office.open() as office:
        first = pair(office, town.first, institution_word="agreed")
        turned = pair(office, town.second, other_word="agreed")
        ended = pair(office, town.second, other_word="ended")
        mine, theirs, _ = (
            next(iter(office.records.add("speciality_link", one, "Shen").ids["speciality_link"]))
            for one in (first, turned, ended)
        )
        assert told(office) == {"to_agree": [theirs]}
    with town.college(town.first, 5).open() as file:
        assert told(file) == {"to_agree": [mine]}
        file.speciality_pairs.agree(mine, "Orlova")
        assert told(file) == {}
