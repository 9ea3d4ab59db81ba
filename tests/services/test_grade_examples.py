"""Shipped examples come into an office that is there already: only what is missing, as one step, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from grading_office import WHO, GradingOffice, reference

from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.grades.examples import Examples


@pytest.fixture
def office(tmp_path: Path) -> Iterator[GradingOffice]:
    made = GradingOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture
def examples(office: GradingOffice) -> Examples:
    return Examples(office.store, reference().examples, office.store.origin)


def gone(office: GradingOffice, kind: str, id: str) -> None:
    office.store.record(Step(WHO, f"{kind}.remove", (Edit(kind, id, {LIVE: 0}),)))


def test_a_new_office_lacks_nothing(office: GradingOffice, examples: Examples) -> None:
    steps = office.store.step_count()
    assert examples.missing() == ()
    assert not examples.add(WHO)
    assert office.store.step_count() == steps


def test_only_what_is_missing_is_added_with_its_lines_in_one_step_that_undo_takes_back(
    office: GradingOffice, examples: Examples
) -> None:
    rule = office.rule_by_name("credit_rule", "Course transfer")
    gone(office, "credit_rule", rule)
    steps = office.store.step_count()
    changes = examples.add(WHO)
    assert office.store.step_count() == steps + 1
    assert {kind: len(ids) for kind, ids in changes.ids.items()} == {"credit_rule": 1, "credit_cap": 1}
    (id,) = changes.ids["credit_rule"]
    assert office.converting.prepared_credits(id).credit_rule.caps[0].category == "elective"
    assert examples.missing() == ()
    office.store.undo(WHO)
    assert [one.name("en") for one in examples.missing()] == ["Course transfer (form of one Chinese university)"]


def test_what_the_office_made_of_an_example_stays(office: GradingOffice, examples: Examples) -> None:
    rule = office.rule_by_name("credit_rule", "Chinese credit of 16")
    office.set("credit_rule", rule, name_zh="我校学分", theory_hours="17", example=0)
    office.set("grading_scale", office.hundred, pass_mark="70")
    assert examples.missing() == ()
    examples.add(WHO)
    assert office.store.get("credit_rule", rule)["theory_hours"] == "17"
    assert office.store.get("grading_scale", office.hundred)["pass_mark"] == "70"


def test_a_rule_that_comes_back_points_to_the_scale_of_the_office(office: GradingOffice, examples: Examples) -> None:
    rule = office.rule_by_name("conversion_rule", "Russian five-point")
    scale = office.store.get("conversion_rule", rule)["from_scale_id"]
    office.set("grading_scale", str(scale), name_ru="Наша пятибалльная")
    gone(office, "conversion_rule", rule)
    (id,) = examples.add(WHO).ids["conversion_rule"]
    made = office.store.get("conversion_rule", id)
    assert (made["from_scale_id"], made["example"]) == (scale, 1)
    assert office.converting.convert(id, "5").passed


def test_an_office_without_any_gets_all_of_them(tmp_path: Path) -> None:
    office = GradingOffice(tmp_path / "bare.exchange")
    kinds = {"conversion_rule", "credit_rule", "grading_scale"}
    levels = [one for one in reference().edits(office.store.origin, "CN") if one.kind == "language_level"]
    there = {(kind, id) for (kind, _), id in office.ids.items() if kind in kinds}
    there |= {("language_level", office.store.id_of("language_level", n)) for n in range(1, len(levels) + 1)}
    office.store.record(Step(WHO, "x.remove", tuple(Edit(kind, id, {LIVE: 0}) for kind, id in sorted(there))))
    examples = Examples(office.store, reference().examples, office.store.origin)
    found = Counter(one.kind for one in examples.missing())
    assert found == {
        "grading_scale": len(reference().scales),
        "conversion_rule": len([one for kind, one in office.ids if kind == "conversion_rule"]),
        "credit_rule": len(reference().credit_rules),
        "language_level": len(levels),
    }
    examples.add(WHO)
    assert examples.missing() == ()
    office.store.close()
