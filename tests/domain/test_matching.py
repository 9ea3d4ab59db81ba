"""Matching of offers and needs: the pairs of the specification with every reason, and what must hold for any two."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.reference import Reference
from exchange_admin.domain.rules.matching.agreed import agreed_pair
from exchange_admin.domain.rules.matching.criteria import MOST_POINTS
from exchange_admin.domain.rules.matching.matching import Match, Matching, Refusal
from exchange_admin.domain.rules.matching.notices import Notice
from exchange_admin.domain.vocabulary import words

ROOT = Path(__file__).parents[2]
TOLD = json.loads((ROOT / "tests/samples/matching_vectors.json").read_text("utf-8"))
RELATED = Reference.load(ROOT / "resources/reference").related_topics
TODAY = date.fromisoformat(TOLD["today"])
COLLEGES = {one["institution"] for one in TOLD["listings"]}
AGREED = frozenset(
    agreed_pair((one, pair[0]), (other, pair[1]))
    for pair in TOLD["agreed_specialities"]
    for one in COLLEGES
    for other in COLLEGES
)
MATCHING = Matching(TODAY, RELATED, AGREED)


def notice(told: Mapping[str, Any]) -> Notice:
    return Notice.read(told["id"], {**told, "institution_id": told["institution"]}, told["country"])


NOTICES = {one["id"]: notice(one) for one in TOLD["listings"]}
N1, O1 = NOTICES["N1"], NOTICES["O1"]


@pytest.mark.parametrize("told", TOLD["matches"], ids=lambda told: f"{told['need']}-{told['offer']}")
def test_a_pair_has_the_points_and_reasons_of_the_specification(told: Mapping[str, Any]) -> None:
    found = MATCHING.of(NOTICES[told["need"]], NOTICES[told["offer"]])
    if isinstance(found, Refusal):
        assert told["score"] is None
        assert [{"code": found.code, "points": 0, "facts": dict(found.facts)}] == told["reasons"]
    else:
        assert (found.score, found.possible) == (told["score"], told["possible"])
        assert [one.as_plain() for one in found.reasons] == told["reasons"]


def test_good_ones_and_those_to_ask_about_are_told_apart() -> None:
    found = MATCHING.all(NOTICES.values())
    for need, shown in TOLD["shown"].items():
        assert [one.offer for one in found if one.need == need and one.is_good] == shown["good"]
        assert [one.offer for one in found if one.need == need and one.is_to_ask] == shown["ask"]


def test_specialities_count_only_once_both_colleges_agreed_on_them() -> None:
    found = Matching(TODAY, RELATED).of(N1, O1)
    assert isinstance(found, Match)
    assert found.score == TOLD["N1_O1_without_agreed"]


def test_what_two_colleges_agreed_on_says_nothing_of_a_third() -> None:
    agreed = {agreed_pair((N1.institution, "15.02.18"), ("another", "460305"))}
    found = Matching(TODAY, RELATED, agreed).of(N1, O1)
    assert isinstance(found, Match)
    assert found.score == TOLD["N1_O1_without_agreed"]


def test_the_points_of_all_criteria_are_a_hundred() -> None:
    assert sum(MOST_POINTS.values()) == 100


@pytest.mark.parametrize(
    ("need", "offer", "code", "points"),
    [
        (("0714",), ("0714",), "field.detailed", 25),
        (("0716", "0714"), ("0612", "0714"), "field.detailed", 25),  # the best of four pairs
        (("071",), ("071",), "field.narrow", 15),
        (("071",), ("0714",), "field.narrow", 15),
        (("07",), ("07",), "field.broad", 8),
        (("07",), ("0714",), "field.broad", 8),
        ((), ("0714",), "field.not_said", 0),
        ((), (), "field.not_said", 0),
    ],
)
def test_of_several_fields_the_nearest_two_count(need: Any, offer: Any, code: str, points: int) -> None:
    found = Matching(TODAY, RELATED).of(replace(N1, fields=need), replace(O1, fields=offer))
    assert isinstance(found, Match)
    assert (found.reasons[1].code, found.reasons[1].points) == (code, points)
    assert found.reasons[1].open == (0 if points else 30)


@pytest.mark.parametrize(
    ("need", "offer", "code"),
    [
        ("master", "doctorate", "level.next"),
        ("doctorate", "short_course", "level.differs"),
        ("short_course", "secondary_vocational", "level.differs"),
        ("short_course", "short_course", "level.same"),
        ("secondary_vocational", "vocational_bachelor", "level.differs"),
    ],
)
def test_a_short_course_is_next_to_no_level(need: str, offer: str, code: str) -> None:
    found = MATCHING.of(replace(N1, level=need), replace(O1, level=offer))
    assert isinstance(found, Match)
    assert found.reasons[4].code == code


def test_a_period_without_an_end_is_not_said() -> None:
    told = next(one for one in TOLD["listings"] if one["id"] == "O7")
    found = MATCHING.of(N1, notice({**told, "ends": None}))
    assert isinstance(found, Match)
    assert found.reasons[6].facts == {"open": 5}


def test_keywords_are_the_same_whatever_their_case_and_what_joins_them() -> None:
    told = next(one for one in TOLD["listings"] if one["id"] == "O1")
    found = MATCHING.of(N1, notice({**told, "keywords": "Industrial-Robot；ＰＬＣ"}))
    assert isinstance(found, Match)
    assert found.reasons[2].facts == {"shared": ["industrial_robot", "plc"]}


# whatever two are like

days = st.dates(date(2026, 11, 1), date(2027, 3, 1))
some_fields = st.lists(st.sampled_from(("0714", "0713", "0716", "071", "07", "0612", "1041")), max_size=3, unique=True)
keywords = st.lists(st.sampled_from(("plc", "robot", "metro", "welding")), max_size=4, unique=True)


@st.composite
def notices(draw: st.DrawFn, side: str) -> Notice:
    starts, ends = sorted((draw(days), draw(days)))
    return Notice(
        id=f"{side}{draw(st.integers(0, 999))}",
        institution=draw(st.sampled_from("abc")),
        country=draw(st.sampled_from(("CN", "RU"))),
        side=side,
        topic=draw(st.sampled_from(("course", "short_training", "facility"))),
        state=draw(st.sampled_from(("published", "published", "published", "met"))),
        valid_until=draw(st.sampled_from((TODAY, date(2026, 11, 1), date(2027, 6, 1)))),
        fields=tuple(draw(some_fields)),
        specialities=tuple(draw(st.lists(st.sampled_from(("15.02.18", "460305")), max_size=1))),
        keywords={one: one for one in draw(keywords)},
        languages=tuple(draw(st.lists(st.sampled_from(("zh", "ru", "en")), max_size=2, unique=True))),
        wanted_countries=tuple(draw(st.lists(st.sampled_from(("CN", "RU")), max_size=1))),
        level=draw(st.sampled_from(("", *words("study_level")))),
        places=draw(st.one_of(st.none(), st.integers(1, 50))),
        period=draw(st.sampled_from((None, (starts, ends)))),
        format=draw(st.sampled_from(("", "onsite", "online", "blended"))),
    )


@given(notices("need"), notices("offer"))
def test_no_score_is_higher_than_what_is_possible(need: Notice, offer: Notice) -> None:
    found = MATCHING.of(need, offer)
    if isinstance(found, Match):
        assert 0 <= found.score <= found.possible <= 100
        assert [one.criterion for one in found.reasons] == [*MOST_POINTS]
        assert all(0 <= one.points <= MOST_POINTS[one.criterion] for one in found.reasons)


@given(notices("need"), notices("offer"))
def test_whoever_asks_two_are_refused_alike(need: Notice, offer: Notice) -> None:
    there = MATCHING.refusal(need, offer)
    back = MATCHING.refusal(replace(offer, side="need"), replace(need, side="offer"))
    assert (there is None) == (back is None)


@given(notices("need"), notices("offer"), st.integers(1, 50))
def test_more_places_never_make_it_worse(need: Notice, offer: Notice, more: int) -> None:
    before, after = MATCHING.of(need, offer), MATCHING.of(need, replace(offer, places=(offer.places or 0) + more))
    assert isinstance(before, Match) == isinstance(after, Match)
    if isinstance(before, Match) and isinstance(after, Match):
        assert after.score >= before.score


@given(notices("need"), notices("offer"), st.randoms(use_true_random=False))
def test_the_order_of_lists_changes_no_points(need: Notice, offer: Notice, random: Any) -> None:
    def shuffled(one: Notice) -> Notice:
        lists: dict[str, list[Any]] = {
            name: list(getattr(one, name)) for name in ("fields", "specialities", "languages")
        }
        for found in lists.values():
            random.shuffle(found)
        changed: dict[str, Any] = {name: tuple(found) for name, found in lists.items()}
        return replace(one, **changed)

    before, after = MATCHING.of(need, offer), MATCHING.of(shuffled(need), shuffled(offer))
    assert type(before) is type(after)
    if isinstance(before, Match) and isinstance(after, Match):
        assert (after.score, after.possible) == (before.score, before.possible)


@given(
    st.lists(notices("need"), max_size=4, unique_by=lambda one: one.id),
    st.lists(notices("offer"), max_size=6, unique_by=lambda one: one.id),
    st.randoms(use_true_random=False),
)
def test_all_pairs_are_found_whatever_order_they_stand_in(needs: Any, offers: Any, random: Any) -> None:
    pairs = {(need.id, offer.id) for need in needs for offer in offers if isinstance(MATCHING.of(need, offer), Match)}
    mixed = [*needs, *offers]
    random.shuffle(mixed)
    found = MATCHING.all(mixed)
    assert {(one.need, one.offer) for one in found} == pairs
    assert found == MATCHING.all([*offers, *needs])
    order = [(-one.score, -one.possible, one.need, one.offer) for one in found]
    assert order == sorted(order)
    met = MATCHING.all(mixed, weak=False)
    assert met == [one for one in found if one.is_good or one.is_to_ask]


def test_whoever_waits_for_many_pairs_may_stop_it() -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        MATCHING.all(NOTICES.values(), stop)


def test_pairs_that_say_the_same_do_not_share_what_differs() -> None:
    """Reasons are kept for all pairs that say the same: agreed specialities are those of two colleges."""
    elsewhere = replace(O1, id="O99", institution="another")
    first, second, again = (MATCHING.of(N1, one) for one in (O1, elsewhere, O1))
    assert isinstance(first, Match)
    assert isinstance(second, Match)
    assert (first.reasons[1].code, second.reasons[1].code) == ("field.agreed", "field.detailed")
    assert again == first


JOBS = replace(O1, id="J", institution="RU-PLANT", country="RU", topic="jobs", fields=(), wanted_countries=())
GRADUATES = replace(O1, id="G", topic="graduates", wanted_countries=())


def test_offered_jobs_meet_offered_graduates_and_what_is_needed_of_them_likewise() -> None:
    """Who offers jobs needs graduates; both call it an offer."""
    found = MATCHING.of(JOBS, GRADUATES)
    assert isinstance(found, Match)
    assert found.reasons[0].code == "topic.related"
    assert [(one.need, one.offer) for one in MATCHING.all([GRADUATES, JOBS])] == [("J", "G")]
    needed = replace(GRADUATES, side="need"), replace(JOBS, side="need")
    assert [(one.need, one.offer) for one in MATCHING.all(needed)] == [("G", "J")]
    assert [(one.need, one.offer) for one in MATCHING.of_institution("RU-PLANT", [JOBS, GRADUATES])] == [("J", "G")]
    assert MATCHING.of_institution("RU-OTHER", [JOBS, GRADUATES]) == []


@pytest.mark.parametrize("topic", ["jobs", "graduates"])
def test_two_offers_of_one_kind_meet_nothing(topic: str) -> None:
    one, other = replace(JOBS, topic=topic), replace(GRADUATES, topic=topic)
    assert isinstance(found := MATCHING.of(one, other), Refusal)
    assert found.code == "not_a_pair"
    assert MATCHING.all([one, other]) == []


def test_offered_graduates_wanted_elsewhere_meet_no_jobs_here() -> None:
    assert MATCHING.all([JOBS, replace(GRADUATES, wanted_countries=("CN",))]) == []
    ended = replace(JOBS, valid_until=date(2020, 1, 1))
    assert MATCHING.all([ended, GRADUATES]) == []
