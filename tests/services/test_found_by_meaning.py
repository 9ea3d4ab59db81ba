"""Lists of offers and needs find a text by what it means: other words of a term, topics in any language."""

from __future__ import annotations

import pytest
from college_files import Town
from test_interests import offer

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.services.office import Office


def found(office: Office, text: str) -> set[str]:
    query = Query("listing", text)
    rows = office.lists.ids(query)
    assert office.lists.count(query) == len(rows)
    return {one.id for one in office.store.at("listing", rows)}


def test_a_keyword_is_found_by_every_word_of_its_term(town: Town) -> None:
    with town.office.open() as office:
        term = {"name_zh": "焊接", "name_ru": "сварка", "name_en": "welding", "state": "agreed"}
        office.records.add("glossary_term", term, "Shen")
        chinese, russian = offer(office, keywords="焊接; ROS"), offer(office, keywords="сварка")
        other = offer(office, keywords="токарное дело")
        for text in ("welding", "Weld", "焊接", "сварка"):
            assert found(office, text) == {chinese, russian}
        assert found(office, "ROS") == {chinese}
        assert found(office, "токарное") == {other}
        assert found(office, "фрезер") == set()


def test_a_filter_on_keywords_asks_for_each_of_them_by_every_word_of_its_term(town: Town) -> None:
    with town.office.open() as office:
        term = {
            "name_zh": "工业机器人",
            "name_ru": "промышленный робот",
            "variants_ru": "робот-рука",
            "state": "agreed",
        }
        office.records.add("glossary_term", term, "Shen")
        chinese, russian = offer(office, keywords="ROS; 工业机器人"), offer(office, keywords="Робот рука; ПЛК")
        other = offer(office, keywords="роботы")
        for typed in ("промышленный робот", "工业机器人", "РОБОТ-РУКА"):
            assert filtered(office, "keywords", typed) == {chinese, russian}
        assert filtered(office, "keywords", "ros; плк") == {chinese, russian}
        assert filtered(office, "keywords", "робот") == set()
        assert filtered(office, "keywords", "工业机器人", Test.IS_NOT) == {other}


def test_a_filter_on_a_field_of_education_finds_it_among_others_and_by_its_beginning(town: Town) -> None:
    with town.office.open() as office:
        first, second = offer(office, isced_f="0714"), offer(office, isced_f="0716; 0714")
        broad = offer(office, isced_f="02")
        assert filtered(office, "isced_f", "0714") == {first, second}
        assert filtered(office, "isced_f", "0716") == {second}
        assert filtered(office, "isced_f", "07") == {first, second}
        assert filtered(office, "isced_f", "14") == set()
        assert filtered(office, "isced_f", "07", Test.IS_NOT) == {broad}


def test_looking_for_a_term_everywhere_finds_what_has_it_in_any_language(town: Town) -> None:
    with town.office.open() as office:
        term = {"name_zh": "焊接", "name_ru": "сварка", "state": "agreed"}
        (id,) = office.records.add("glossary_term", term, "Shen").ids["glossary_term"]
        both = {offer(office, keywords="焊接"), offer(office, keywords="сварка")}
        for text in ("сварка", "焊接"):
            found = office.lists.search(text, 10)
            assert {one for kind, one in found if kind == "listing"} == both
            assert ("glossary_term", id) in found
            assert len(found) == 3
        assert len([one for one in office.lists.search("сварка", 1) if one[0] == "listing"]) == 1


def filtered(office: Office, field: str, typed: str, test: Test = Test.IS) -> set[str]:
    query = Query("listing", filters=(Filter(field, test, (typed,)),))
    rows = office.lists.ids(query)
    assert office.lists.count(query) == len(rows)
    return {one.id for one in office.store.at("listing", rows)}


@pytest.mark.parametrize("text", ["Technology", "technol", "Технолог", "技术"])
def test_a_topic_is_found_by_its_word_in_any_language(town: Town, text: str) -> None:
    with town.office.open() as office:
        wanted = offer(office, topic="technology")
        offer(office, topic="funding", isced_f=None)
        assert found(office, text) == {wanted}


def test_filters_still_narrow_what_was_found(town: Town) -> None:
    with town.office.open() as office:
        offer(office, topic="technology")
        need = offer(office, topic="technology", side="need")
        query = Query("listing", "technology", (Filter("side", Test.IS, ("need",)),))
        (one,) = office.store.at("listing", office.lists.ids(query))
        assert one.id == need
