"""Terms of the glossary that ship: taken over in one step, certain ones agreed, others proposed, none twice."""

from __future__ import annotations

import pytest
from college_files import Town
from test_interests import offer

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.services.office import Office


def states(office: Office) -> dict[str, str]:
    return {one.text("name_en"): one.text("state") for one in office.store.records(Query("glossary_term"))}


def test_an_office_takes_them_over_in_one_step_that_undo_takes_back(town: Town) -> None:
    with town.office.open() as office:
        assert states(office) == {}
        steps = office.store.step_count()
        office.term_examples.add("Shen")
        assert office.store.step_count() == steps + 1
        assert states(office)["industrial robot"] == "agreed"
        assert states(office)["practical training"] == "proposed"
        assert office.term_examples.missing() == ()
        office.store.undo("Shen")
        assert states(office) == {}


def test_what_is_certain_says_so_in_all_three_languages_and_what_is_not_says_why(town: Town) -> None:
    with town.office.open() as office:
        office.term_examples.add("Shen")
        for one in office.store.records(Query("glossary_term")):
            assert all(one.text(f"name_{language}") for language in ("zh", "ru", "en"))
            assert one.text("source")
            assert one.text("note") or one["state"] == "agreed"


def test_an_own_term_of_that_name_stays_as_it_is(town: Town) -> None:
    with town.office.open() as office:
        own = {"name_ru": "Промышленный робот", "name_zh": "机器人", "state": "proposed"}
        office.records.add("glossary_term", own, "Shen")
        office.term_examples.add("Shen")
        robots = [one for one in office.store.records(Query("glossary_term")) if "робот" in one.text("name_ru").lower()]
    assert [one.text("name_zh") for one in robots if one["state"] == "proposed"] == ["机器人"]


def test_with_them_words_are_said_in_the_other_language_and_meet_across_languages(town: Town) -> None:
    with town.office.open() as office:
        need = offer(office, office.store.institution, side="need", keywords="промышленный робот")
        other = offer(office, keywords="工业机器人")
        found = office.matches.all("en", listing=need, weak=True)
        before = next(one.match.score for one in found if one.offer.id == other)
        office.term_examples.add("Shen")
        found = office.matches.all("en", listing=need, weak=True)
        assert next(one.match.score for one in found if one.offer.id == other) == before + 5
        assert office.glossary.usable().said_in("Курс: промышленный робот", "zh") == "Курс: 工业机器人"


def test_the_file_of_a_college_gets_them_from_its_office(town: Town) -> None:
    with town.college(town.first, 2).open() as college, pytest.raises(RuleBroken) as refused:
        college.term_examples.add("Li")
    assert refused.value.problems[0].code == "record.not_yours"
