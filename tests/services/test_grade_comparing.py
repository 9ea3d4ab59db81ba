"""Several rules and methods for the same mark, side by side on the page of a rule that is tried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from grading_office import GradingOffice
from paper_office import wordings

from exchange_admin.documents.explanations.facts import Pairs, Stress
from exchange_admin.services.grades.converting import Distributions
from exchange_admin.services.grades.explanation_pages import Compared, Comparing, compared_facts, mark_facts

NEWEST = Distributions()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[GradingOffice]:
    made = GradingOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def others(office: GradingOffice, rule: str, mark: str) -> list[Compared]:
    record = office.store.get("conversion_rule", rule)
    assert record is not None
    return Comparing(office.converting, record, NEWEST).others(mark)


def said(found: list[Compared]) -> dict[tuple[str, str], str | None]:
    return {(one.method, one.variant): one.result.grade if one.result else None for one in found}


def test_every_variant_and_every_other_rule_gives_its_mark(office: GradingOffice) -> None:
    rule = office.rule("distribution", office.five_level, office.five, variant="MID")
    table = office.rule("table", office.five_level, office.five)
    office.add("conversion_row", conversion_rule_id=table, position=1, marks="优秀; 良好", grade="5", passing=1)
    office.add("conversion_row", conversion_rule_id=table, position=2, marks="不及格", grade="2", passing=0)
    found = said(others(office, rule, "良好"))
    assert found[("table", "")] == "5"
    assert {variant: grade for (method, variant), grade in found.items() if method == "distribution"} == {
        "MIN": "4",
        "MAX": "5",
        "LARGEST": "4",
        "WAVG": "4.35",
    }


def test_what_refuses_says_so_once_and_changes_nothing_for_the_others(office: GradingOffice) -> None:
    rule = office.rule_by_name("conversion_rule", "Chinese hundred-point and five-level")
    found = others(office, rule, "85")
    refused = [one for one in found if one.refused is not None]
    assert [one.method for one in refused] == ["distribution"], "points have no distribution here"
    assert said(found)[("linear", "")] is not None


def test_a_version_that_was_replaced_is_not_compared(office: GradingOffice) -> None:
    rule = office.rule("distribution", office.five_level, office.five, variant="MID")
    old = office.rule("distribution", office.five_level, office.five, variant="MIN")
    new = next(iter(office.versions.next_version("conversion_rule", old, "沈若兰").ids["conversion_rule"]))
    assert new
    assert [one.version for one in others(office, rule, "良好") if one.names.said("zh")] == [2]


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_the_page_has_a_row_for_each_of_them(office: GradingOffice, language: str) -> None:
    rule = office.rule("distribution", office.five_level, office.five, variant="MID")
    found = others(office, rule, "良好")
    facts = compared_facts(office.converting.convert(rule, "良好"), found, wordings()[language])
    assert facts.comparison is not None
    assert len(facts.comparison.rows) == len(found)
    assert all(row[0] and row[2] for row in facts.comparison.rows)


def test_a_fixed_table_is_shown_with_the_row_of_the_mark(office: GradingOffice) -> None:
    rule = office.rule_by_name("conversion_rule", "Chinese hundred-point and five-level")
    facts = mark_facts(office.converting.convert(rule, "85"), wordings()["ru"])
    assert isinstance(facts.picture, Pairs)
    chosen = [row for row in facts.picture.rows if row.stress is Stress.CHOSEN]
    assert len(chosen) == 1
    assert chosen[0].right == facts.grade
    assert len(facts.picture.rows) > 1
