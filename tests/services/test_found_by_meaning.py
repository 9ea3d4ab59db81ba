"""Lists of offers and needs find a text by what it means: other words of a term, topics in any language."""

from __future__ import annotations

from pathlib import Path

import pytest
from college_files import Town
from test_interests import offer

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.services.office import Office


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


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
