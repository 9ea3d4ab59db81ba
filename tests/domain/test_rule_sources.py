"""Where rules come from stands in three languages and says the same in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange_admin.domain.reference import Reference
from exchange_admin.domain.rules.casework.rule_sources import RuleSources

FOLDER = Path(__file__).parents[2] / "resources" / "reference"
TABLES = Reference.load(FOLDER)
SOURCES = RuleSources.load(FOLDER)


def shipped() -> Iterator[str]:
    for rule in TABLES.requirements:
        yield from filter(None, (rule.values.get("basis"), rule.values.get("source")))
    yield from (path.source for path in TABLES.entry_paths)


@pytest.mark.parametrize("text", sorted(set(shipped())))
def test_what_a_shipped_rule_rests_on_is_told_in_chinese_and_russian(text: str) -> None:
    for language in ("zh", "ru"):
        assert text in SOURCES.said
        assert SOURCES.text(text, language)
    assert re.search("[\u4e00-\u9fff]", SOURCES.text(text, "zh"))
    assert re.search("[а-я]", SOURCES.text(text, "ru")) or re.search("[\u4e00-\u9fff]", text)
    assert SOURCES.text(text, "en") == text


@pytest.mark.parametrize("text", sorted(SOURCES.said))
def test_no_number_of_a_source_is_lost_or_new(text: str) -> None:
    for language in ("zh", "ru"):
        assert sorted(re.findall(r"\d+", SOURCES.text(text, language))) == sorted(re.findall(r"\d+", text))
    assert text in set(shipped())


def test_what_an_office_wrote_itself_stays_as_it_is() -> None:
    assert SOURCES.text("Auskunft der Polizei", "ru") == "Auskunft der Polizei"
