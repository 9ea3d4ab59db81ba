"""Specialities of two colleges: what the tables propose, what agreeing asks for, and what it does to matching."""

from __future__ import annotations

import pytest
from college_files import Town
from record_making import Maker

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.listings import LINK_STATUS, LINK_WORDS, link_status
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.vocabulary import words
from exchange_admin.services.listings.matches import ShownMatch
from exchange_admin.services.office import Office

AGREED: dict[str, Value] = {"state": "agreed", "agreed_on": "2026-10-22", "decision": "Протокол № 4"}


def speciality(office: Office, code: str) -> str:
    (found,) = office.store.records(Query("speciality", filters=(Filter("code", Test.IS, (code,)),)))
    return found.id


def pair(office: Office, other: str, **more: Value) -> dict[str, Value]:
    return {
        "institution_id": office.store.institution,
        "speciality_id": speciality(office, "460305"),
        "other_institution_id": other,
        "other_speciality_id": speciality(office, "15.02.18"),
        "state": "proposed",
        **more,
    }


def test_the_speciality_of_the_other_country_is_proposed_and_nothing_more(town: Town) -> None:
    with town.office.open() as office:
        told = office.records.suggestions("speciality_link", {"speciality_id": speciality(office, "460305")})
        assert told == {"other_speciality_id": speciality(office, "15.02.18")}
        back = office.records.suggestions("speciality_link", {"speciality_id": speciality(office, "15.02.18")})
        assert back == {"other_speciality_id": speciality(office, "460305")}


def test_a_code_that_is_there_twice_is_asked_about_and_proposed_by_nobody(town: Town) -> None:
    with town.office.open() as office:
        again: dict[str, Value] = {"code": "460305", "country": "CN", "name_zh": "机器人"}
        found = office.records.add("speciality", again, "Shen").problems
        assert [one.code for one in found] == ["speciality.there_already"]
        assert office.records.suggestions("speciality_link", {"speciality_id": speciality(office, "15.02.18")}) == {}
        assert office.records.add("speciality", {**again, "country": "RU"}, "Shen").problems == ()


def test_a_college_that_does_not_say_whose_it_is_is_asked_and_not_told_that_it_is_another_ones(town: Town) -> None:
    college = town.college(town.first, 11)
    with college.open() as file:
        told: dict[str, Value] = {"side": "offer", "topic": "funding", "state": "draft", "name_en": "Funds"}
        with pytest.raises(RuleBroken) as refused:
            file.records.add("listing", told, "Orlova")
        assert (refused.value.problem.code, refused.value.problem.field) == ("record.whose", "institution_id")
        with pytest.raises(RuleBroken) as refused:
            file.records.add("listing", {**told, "institution_id": town.second}, "Orlova")
        assert refused.value.problem.code == "record.not_yours"


@pytest.mark.parametrize("lacking", ["agreed_on", "decision"])
def test_what_was_agreed_names_its_day_and_its_paper(town: Town, lacking: str) -> None:
    with town.office.open() as office:
        with pytest.raises(RuleBroken) as told:
            office.records.add("speciality_link", pair(office, town.first, **{**AGREED, lacking: None}), "Shen")
        assert (told.value.problem.code, told.value.problem.field) == ("speciality_link.not_decided", lacking)


def test_a_pair_that_is_there_and_a_speciality_of_another_country_are_asked_about(town: Town) -> None:
    with town.office.open() as office:
        office.records.add("speciality_link", pair(office, town.first), "Shen")
        turned = pair(office, town.first)
        turned = {
            **turned,
            **{f"{end}institution_id": turned[f"{way}institution_id"] for end, way in (("", "other_"), ("other_", ""))},
            **{f"{end}speciality_id": turned[f"{way}speciality_id"] for end, way in (("", "other_"), ("other_", ""))},
        }
        _, found = office.records.draft("speciality_link", turned)
        assert [(one.code, one.level) for one in found] == [("speciality_link.there_already", Level.ASKS)]
        crossed = pair(office, town.second, speciality_id=speciality(office, "15.02.18"))
        crossed["other_speciality_id"] = speciality(office, "460305")
        _, found = office.records.draft("speciality_link", crossed)
        assert [one.code for one in found] == ["speciality_link.other_country"] * 2


def test_two_colleges_that_agreed_are_weighed_by_it_and_no_others(town: Town) -> None:
    told: dict[str, Value] = {"topic": "course", "state": "published", "valid_until": "2027-06-30", "isced_f": "0714"}
    with town.office.open() as office:

        def add(side: str, institution: str, codes: str) -> str:
            named = {
                "side": side,
                "institution_id": institution,
                "speciality_codes": codes,
                "name_zh": "课",
                "name_ru": "К",
            }
            (id,) = office.records.add("listing", {**told, **named}, "Shen").ids["listing"]
            return id

        def field(need: str, offer: str) -> str:
            found = office.matches.of_two(need, offer, "en")
            assert isinstance(found, ShownMatch)
            return next(one.code for one in found.match.reasons if one.criterion == "field")

        offer = add("offer", office.store.institution, "460305")
        first, second = add("need", town.first, "15.02.18"), add("need", town.second, "15.02.18")
        (link,) = office.records.add("speciality_link", pair(office, town.first), "Shen").ids["speciality_link"]
        assert field(first, offer) == "field.detailed"  # proposed counts for nothing
        office.records.set("speciality_link", link, AGREED, "Shen")
        assert [field(first, offer), field(second, offer)] == ["field.agreed", "field.detailed"]
        office.records.set("speciality_link", link, {"state": "ended"}, "Shen")
        assert field(first, offer) == "field.detailed"
        with pytest.raises(RuleBroken):
            office.records.set("speciality_link", link, {"state": "proposed"}, "Shen")


def test_each_of_two_colleges_agrees_for_itself_and_by_packages_it_counts_everywhere(town: Town) -> None:
    first, second = town.college(town.first, 11), town.college(town.second, 12)
    for college in (first, second):
        town.enrol(college)
    with town.office.open() as office:
        told = pair(office, town.second, institution_id=town.first, institution_word="agreed")
        show(office, town.second)
    for college in (first, second):
        town.down(college)
    with first.open() as file:
        (link,) = file.records.add("speciality_link", told, "Orlova").ids["speciality_link"]
        assert status(file, link) == "half"
        with pytest.raises(RuleBroken) as refused:
            file.speciality_pairs.agree(link, "Orlova", institution=town.second)
        assert refused.value.problem.code == "record.not_yours"
        with pytest.raises(RuleBroken) as refused:
            file.records.set("speciality_link", link, AGREED, "Orlova")
        assert refused.value.problem.code == "record.not_yours", "what is settled by a paper the office writes"
    town.up(first)
    town.down(second)
    with second.open() as file:
        assert [one.id for one in file.store.records(Query("speciality_link"))] == [link]
        file.speciality_pairs.agree(link, "Belova")
        assert status(file, link) == "agreed"
    town.up(second)
    town.down(first)
    for place in (town.office, first):
        with place.open() as office:
            assert status(office, link) == "agreed"
            assert office.store.get("speciality_link", link)["state"] == "proposed", "nobody spoke for the office"  # type: ignore[index]
            assert list(office.store.records(Query("held_change"))) == []
    with first.open() as file:  # past its program, which takes its own word back first: that is not shown
        for said in ({"institution_word": None}, {"relation": "exact", "decision": "Протокол № 99"}):
            file.store.record(Step("rogue", "raw", (Edit("speciality_link", link, said),)))
    town.up(first)
    with town.office.open() as office:
        found = office.store.get("speciality_link", link)
        assert found is not None
        assert (status(office, link), found["relation"], found["decision"]) == ("agreed", None, None)
    town.down(first)
    with first.open() as file:
        for alone in (
            lambda: file.records.set("speciality_link", link, {"relation": "exact"}, "Orlova"),
            lambda: file.records.remove("speciality_link", link, "Orlova"),
        ):
            with pytest.raises(RuleBroken) as refused:
                alone()
            assert refused.value.problem.code == "record.not_yours", "it is a word about both"
        file.speciality_pairs.end(link, "Orlova")
        assert status(file, link) == "ended"


def test_the_office_says_it_for_a_college_without_the_program_and_settles_it_by_a_decision(town: Town) -> None:
    with town.office.open() as office:
        (link,) = office.records.add("speciality_link", pair(office, town.first), "Shen").ids["speciality_link"]
        office.speciality_pairs.agree(link, "Shen")
        office.speciality_pairs.agree(link, "Shen", institution=town.first)
        assert status(office, link) == "agreed"
        with pytest.raises(RuleBroken) as refused:
            office.speciality_pairs.agree(link, "Shen", institution=town.second)
        assert refused.value.problem.code == "speciality_link.not_a_side"
        other = pair(
            office, town.second, state="agreed", agreed_on="2026-10-22", decision_id=Maker(office).make("decision")
        )
        (settled,) = office.records.add("speciality_link", other, "Shen").ids["speciality_link"]
        assert status(office, settled) == "agreed"
        with pytest.raises(RuleBroken) as refused:
            office.speciality_pairs.end(settled, "Shen")
        assert refused.value.problem.code == "speciality_link.settled"


@pytest.mark.parametrize("state", ["proposed", "agreed", "ended"])
@pytest.mark.parametrize(
    "words",
    [
        *((None, None), ("agreed", None), ("agreed", "agreed"), ("agreed", "ended")),
        *(("agreed", "declined"), ("declined", None), ("declined", "ended")),
    ],
)
def test_lists_say_how_far_it_is_as_the_rule_does(town: Town, state: str, words: tuple[str | None, ...]) -> None:
    with town.office.open() as office:
        said = dict(zip(LINK_WORDS, words, strict=True))
        told = pair(office, town.first, **{**AGREED, "state": state}, **said)
        (link,) = office.records.add("speciality_link", told, "Shen").ids["speciality_link"]
        assert status(office, link) == link_status(told)


def test_what_one_proposed_and_the_other_declined_stays_between_them_until_both_agree(town: Town) -> None:
    first, second = town.college(town.first, 11), town.college(town.second, 12)
    third = town.office.add("institution", name_en="Third", country="RU", kind="college", is_partner=1)
    other = town.college(third, 13)
    for college in (first, second, other):
        town.enrol(college)
    with town.office.open() as office:
        told = pair(office, town.second, institution_id=town.first, institution_word="agreed", decision="PROTOKOL-7Q")
        show(office, town.second)
    for college in (first, second, other):
        town.down(college)
    with first.open() as file:
        (link,) = file.records.add("speciality_link", told, "Orlova").ids["speciality_link"]
    town.meet(first, second, other)
    with second.open() as file:
        file.speciality_pairs.end(link, "Belova")
        assert file.store.history.steps()[0].verb == "speciality_link.decline"
        assert status(file, link) == "declined"
    town.meet(first, second, other)
    with town.office.open() as office:
        assert status(office, link) == "declined"
    assert other.get("speciality_link", link) is None
    assert b"PROTOKOL-7Q" not in other.bytes()
    with second.open() as file:
        file.speciality_pairs.agree(link, "Belova")
    town.meet(first, second, other)
    with other.open() as file:
        assert status(file, link) == "agreed"


def show(office: Office, institution: str) -> None:
    """An offer of it, by which the members of the office get to know it."""
    shown: dict[str, Value] = {"side": "offer", "topic": "funding", "institution_id": institution, "name_zh": "课"}
    until: dict[str, Value] = {"state": "published", "valid_until": "2027-06-30", "name_ru": "К"}
    office.records.add("listing", {**shown, **until}, "Shen")


def status(office: Office, link: str) -> str:
    """As a list is filtered by it."""
    (found,) = [one for one in words("link_status") if is_it(office, link, one)]
    return found


def is_it(office: Office, link: str, word: str) -> bool:
    asked = Query("speciality_link", filters=(Filter(LINK_STATUS, Test.IS, (word,)),))
    return link in {one.id for one in office.store.records(asked)}


def test_keywords_in_common_are_said_as_the_reader_calls_them(town: Town) -> None:
    told: dict[str, Value] = {"topic": "course", "state": "published", "valid_until": "2027-06-30", "isced_f": "0714"}
    both: dict[str, Value] = {**told, "name_zh": "课程", "name_ru": "Курс"}
    with town.office.open() as office:
        term: dict[str, Value] = {"name_zh": "工业机器人", "name_ru": "промышленный робот", "state": "agreed"}
        office.records.add("glossary_term", term, "Shen")
        own: dict[str, Value] = {"side": "need", "institution_id": office.store.institution, "keywords": "工业机器人"}
        other: dict[str, Value] = {"side": "offer", "institution_id": town.first, "keywords": "Промышленный робот"}
        (need,) = office.records.add("listing", {**both, **own}, "Shen").ids["listing"]
        (offer,) = office.records.add("listing", {**both, **other}, "Shen").ids["listing"]
        for language, word in (("zh", "工业机器人"), ("ru", "промышленный робот")):
            found = office.matches.of_two(need, offer, language)
            assert isinstance(found, ShownMatch)
            assert sum(word in one for one in found.sentences) == 1
            assert sum(word in one for one in found.brief) == 1
