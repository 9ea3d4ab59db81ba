"""What meets the own offers and needs, what was said about it, and the agreement that comes of a yes."""

from __future__ import annotations

import pytest
from college_files import Town
from test_interests import codes, offer

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.matching.criteria import MOST_POINTS
from exchange_admin.services.exchange.at_a_glance import OpenDecisions
from exchange_admin.services.listings.ours import counted
from exchange_admin.services.office import Office


def market(office: Office) -> tuple[str, str, str]:
    """An own need, an offer that meets it, and one of which too little is known."""
    own = offer(
        office,
        office.store.institution,
        side="need",
        languages="ru",
        keywords="PLC",
        places=10,
        format="onsite",
    )
    good = offer(office, languages="ru", keywords="plc", places=4, starts="2027-03-01", ends="2027-03-20")
    return own, good, offer(office)


def test_they_stand_under_their_own_one_and_what_could_be_asked_apart(town: Town) -> None:
    with town.office.open() as office:
        own, good, silent = market(office)
        (group,) = office.own_matches.groups("en")
    assert (group.own.id, group.is_need) == (own, True)
    assert [one.theirs.id for one in group.good] == [good]
    assert [one.theirs.id for one in group.to_ask] == [silent]
    assert counted([group]) == (1, 1)


def test_the_lines_add_up_to_the_score_in_every_language(town: Town) -> None:
    with town.office.open() as office:
        market(office)
        for language in ("zh", "ru", "en"):
            for one in office.own_matches.groups(language)[0].matches:
                assert sum(line.points for line in one.lines) == one.score
                assert sum(line.open for line in one.lines) == one.possible - one.score
                assert [line.most for line in one.lines] == [*(MOST_POINTS[name] for name in _ORDER)]
                assert all(line.name and line.said and line.brief and "{" not in line.brief for line in one.lines)


_ORDER = ("topic", "field", "keywords", "language", "level", "places", "period", "format")


def test_what_was_put_aside_is_gone_and_what_was_said_stands_beside_it(town: Town) -> None:
    with town.office.open() as office:
        own, good, silent = market(office)
        office.interests.dismiss(silent, "Shen", own=own)
        office.interests.send(good, "May we?", "Shen", own=own)
        (group,) = office.own_matches.groups("en")
        assert [(one.theirs.id, one.status) for one in group.matches] == [(good, "sent")]
        theirs = group.good[0].theirs.institution_id
        office.interests.send(own, "We could", "Shen", own=good, asking=theirs)
        (group,) = office.own_matches.groups("en")
    assert group.good[0].they_say == "sent"


def test_an_accepted_interest_leads_to_one_agreement_draft(town: Town) -> None:
    with town.office.open() as office:
        own, good, _ = market(office)
        office.interests.send(good, "May we?", "Shen", own=own)
        interest = office.interests.of(good)
        assert interest is not None
        with pytest.raises(RuleBroken) as refused:
            office.interests.begin_agreement(interest.id, "Shen")
        assert codes(refused) == ["interest.not_accepted"]
        office.interests.answer(interest.id, "accepted", "Gladly", "Shen")
        office.interests.begin_agreement(interest.id, "Shen", number="A-7")
        found = office.records.get("interest", interest.id)
        agreement = office.records.get("agreement", found.text("led_to_agreement_id"))
        assert (agreement["number"], agreement["state"], agreement["valid_from"]) == ("A-7", "draft", "2027-03-01")
        assert agreement["institution_id"] == interest["answering_institution_id"]
        (condition,) = office.store.where("condition", "agreement_id", [agreement.id])
        assert (condition["isced_f"], condition["direction"], condition["places_per_year"]) == ("0714", "outgoing", 4)
        with pytest.raises(RuleBroken) as refused:
            office.interests.begin_agreement(interest.id, "Shen")
        assert codes(refused) == ["interest.has_agreement"]
        office.undoing.undo("Shen")
        assert office.records.get("interest", interest.id)["led_to_agreement_id"] is None


def test_the_office_drafts_an_agreement_of_two_others_with_both_as_its_parties(town: Town) -> None:
    with town.office.open() as office:
        listing = offer(office, town.first, isced_f="0714")
        office.interests.send(listing, "", "Shen", asking=town.second)
        asked = office.interests.of(listing, town.second)
        assert asked is not None
        office.interests.answer(asked.id, "accepted", "", "Shen")
        made = office.interests.begin_agreement(asked.id, "Shen")
        (id,) = made.ids["agreement"]
        draft = office.records.get("agreement", id)
        assert (draft["institution_id"], draft["isced_f"], draft["state"]) == (town.first, "0714", "draft")
        parties = {one.institution_id: one.role for one in office.agreement_parties.of(id, "en")}
        assert parties == {town.first: "party", town.second: "party"}
        assert office.store.where("condition", "agreement_id", [id]) == [], "nobody comes to the office or leaves it"
        office.undoing.undo("Shen")
        again = office.interests.begin_agreement(asked.id, "Shen", number="B-1")
        assert again.ids["agreement"] == made.ids["agreement"], "the same record comes back"
        assert office.records.get("agreement", id)["number"] == "B-1"
        assert len(office.agreement_parties.of(id, "en")) == 2


def test_today_tells_what_is_new_until_somebody_looks_and_what_waits_or_ends(town: Town) -> None:
    def lines(office: Office) -> dict[str, int]:
        return {one.key: one.n for one in office.today_on(office.program.today()).desk(OpenDecisions(0, 0, 0, 0))}

    with town.office.open() as office:
        assert not {"new_matches", "interests", "ending"} & lines(office).keys()
        own, good, silent = market(office)
        ending = offer(office, office.store.institution, valid_until="2026-12-20")
        office.interests.send(own, "We could", "Shen", asking=town.first)
        assert lines(office) == {"new_matches": 2, "interests": 1, "ending": 1}
        office.own_matches.look_at([(own, good)])
        assert lines(office)["new_matches"] == 1
        theirs = office.records.get("listing", silent).text("institution_id")
        office.interests.send(own, "We could", "Shen", own=silent, asking=theirs)
        assert "new_matches" not in lines(office), "the other side has asked about it"
        office.undoing.undo("Shen")
        office.records.set("listing", ending, {"valid_until": "2027-06-01"}, "Shen")
        asked = office.interests.of(own, town.first)
        assert asked is not None
        office.interests.answer(asked.id, "declined", "", "Shen")
        assert lines(office) == {"new_matches": 1}


def test_today_of_a_secretariat_tells_what_is_new_among_its_members(town: Town) -> None:
    def new(office: Office) -> int:
        found = office.today_on(office.program.today()).desk(OpenDecisions(0, 0, 0, 0))
        return sum(one.n for one in found if one.key == "member_matches")

    with town.office.open() as office:
        said: dict[str, Value] = {"languages": "ru", "keywords": "PLC", "format": "onsite"}
        need = offer(office, town.first, side="need", **said)
        good, other = (offer(office, town.second, **said) for _ in range(2))
        assert new(office) == 2
        (group,) = office.own_matches.among_others("en")
        assert (group.own.id, {one.theirs.id for one in group.matches}) == (need, {good, other})
        office.own_matches.look_at([(need, good)], (), "among")
        assert new(office) == 1
        office.interests.send(other, "", "Shen", own=need, asking=town.first)
        assert new(office) == 0, "the two speak already"
        (group,) = office.own_matches.among_others("en")
        assert {one.theirs.id: one.status for one in group.matches} == {good: "", other: "sent"}
        office.undoing.undo("Shen")
        offer(office, office.store.institution, topic="equipment")
        assert new(office) == 0, "whoever offers something itself, a college, looks for partners of its own"
        office.records.set("institution", office.store.institution, {"kind": "authority"}, "Shen")
        assert new(office) == 1


def test_what_hardly_meets_is_not_told_among_members_either(town: Town) -> None:
    with town.office.open() as office:
        need = offer(office, town.first, side="need", languages="ru", keywords="PLC", format="onsite", isced_f="0714")
        weak = offer(office, town.second, languages="zh", keywords="Welding", format="online", isced_f="0732")
        ((one),) = office.matches.all("en", listing=need, weak=True)
        assert (one.offer.id, one.match.is_good, one.match.is_to_ask) == (weak, False, False)
        assert office.own_matches.among_others("en") == []
        assert office.own_matches.new_among_others() == 0


def test_a_day_of_an_office_without_people_is_about_its_offers(town: Town) -> None:
    with town.office.open() as office:
        about = office.today_on(office.program.today())
        assert about.is_new()
        offer(office, office.store.institution)
        assert not about.is_new()


def draft_of(office: Office, **more: Value) -> dict[str, Value]:
    said = {"languages": "ru", "keywords": "PLC", "places": 10, "isced_f": "0714", **more}
    return {"institution_id": office.store.institution, "side": "need", "topic": "short_training", **said}


def test_what_a_draft_would_meet_is_told_before_it_is_in_the_file(town: Town) -> None:
    with town.office.open() as office:
        good = offer(office, languages="ru", keywords="plc", places=4)
        would = office.matches.of_draft(draft_of(office), "en", most=3)
        ((theirs, match),) = would.best
        assert (would.count, theirs.id, match.is_good) == (1, good, True)
        assert office.matches.of_draft(draft_of(office, isced_f="0913"), "en", most=3).count == 0
        assert office.matches.of_draft(draft_of(office, topic=None), "en", most=3).count == 0


def test_a_draft_meets_with_the_points_that_it_has_once_it_is_published(town: Town) -> None:
    with town.office.open() as office:
        own, *_ = market(office)
        (group,) = office.own_matches.groups("en")
        values = office.records.get("listing", own).values
        would = office.matches.of_draft({**values, "state": "draft"}, "en", id=own, most=9)
    assert [(one.id, match.score) for one, match in would.best] == [(m.theirs.id, m.score) for m in group.matches]


def test_only_the_best_are_named_and_all_are_counted(town: Town) -> None:
    with town.office.open() as office:
        for _ in range(3):
            offer(office, languages="ru", keywords="plc", places=4)
        would = office.matches.of_draft(draft_of(office), "en", most=2)
    assert (would.count, len(would.best)) == (3, 2)
