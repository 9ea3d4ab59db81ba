"""The editable defaults can be made into records as they are, and say where they come from."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.records import record_problems
from exchange_admin.domain.steps import Edit
from exchange_admin.domain.values import check
from exchange_admin.domain.vocabulary import words
from exchange_admin.domain.wording import LANGUAGES

FOLDER = Path(__file__).parents[2] / "resources" / "reference"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return Reference.load(FOLDER)


@pytest.fixture(params=["CN", "RU"])
def edits(request: pytest.FixtureRequest, reference: Reference) -> tuple[Edit, ...]:
    return reference.edits(Origin.seeded(1), request.param)


def test_every_default_is_a_record_without_problems(edits: tuple[Edit, ...]) -> None:
    for edit in edits:
        assert check(REGISTRY[edit.kind], edit.values, whole=True) == []
        assert record_problems(edit.kind, edit.values, date(2026, 11, 24)) == []


def test_references_of_defaults_stay_among_them(edits: tuple[Edit, ...]) -> None:
    made = {(edit.kind, edit.id) for edit in edits}
    assert len(made) == len(edits)
    for edit in edits:
        for field in REGISTRY[edit.kind].references:
            if id := edit.values.get(field.name):
                assert (field.refers, id) in made


def test_an_office_gets_the_years_of_its_own_country_only(reference: Reference) -> None:
    chinese = [e.values["ends"] for e in reference.edits(Origin.seeded(1), "CN") if e.kind == "term"]
    russian = [e.values["ends"] for e in reference.edits(Origin.seeded(1), "RU") if e.kind == "term"]
    assert len(chinese) == len(russian) == 4
    assert not set(chinese) & set(russian)


def test_an_office_gets_the_scales_of_both_countries(edits: tuple[Edit, ...]) -> None:
    assert {e.values["country"] for e in edits if e.kind == "grading_scale"} == {"CN", "RU"}
    assert {e.values["country"] for e in edits if e.kind == "speciality"} == {"CN", "RU"}


def test_terms_lie_inside_their_year_and_do_not_overlap(reference: Reference) -> None:
    for year in reference.years:
        starts, ends = (year.values[name] for name in ("starts", "ends"))
        days = [day for term in year.lines for day in (term["starts"], term["ends"])]
        assert days == sorted(days)
        assert starts <= days[0]
        assert days[-1] <= ends
        assert year.values["code"] == f"{starts[:4]}/{ends[:4]}"


def test_a_term_is_called_by_its_season_and_calendar_year(reference: Reference) -> None:
    years = {(one.values["country"], one.values["code"]): one for one in reference.years}
    spring = years["CN", "2026/2027"].lines[1]
    assert [spring[f"name_{language}"] for language in LANGUAGES] == ["2027年春季", "Весна 2027", "Spring 2027"]


def test_percentages_of_a_scale_follow_each_other_without_a_gap(reference: Reference) -> None:
    for scale in reference.scales:
        spans = [(float(g["from_percent"]), float(g["to_percent"])) for g in scale.lines if "from_percent" in g]
        assert len(spans) in {0, len(scale.lines)}
        for (low, _), (_, high) in pairwise(spans):
            assert low - high == pytest.approx(0.01)
        if spans and "pass_mark" in scale.values:
            passing = [low for (low, _), grade in zip(spans, scale.lines, strict=True) if grade["passing"]]
            assert min(passing) == float(scale.values["pass_mark"])


def test_every_fact_says_where_it_comes_from_and_how_far_to_trust_it(reference: Reference) -> None:
    rules = (*reference.conversions, *reference.credit_rules)
    examples = (*reference.scales, *reference.specialities, *reference.language_levels, *rules)
    marks = tomllib.loads((FOLDER / "marks_without_rank.toml").read_text("utf-8"))["mark"]
    for fact in (*(one.values for one in examples), *map(asdict, reference.document_shapes), *marks):
        assert fact["source"]
        assert fact["confidence"] in words("confidence")
        assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", fact.get("source_date", ""))


def test_no_source_is_a_web_address(resources: Path) -> None:
    for path in (resources / "reference").iterdir():
        assert not re.search(r"https?:|www\.|\b[\w-]+\.(com|cn|ru|org|net|edu|info|me)\b", path.read_text("utf-8"))


def test_specialities_have_the_codes_of_their_catalogue(reference: Reference) -> None:
    shapes = {"CN": r"\d{6}", "RU": r"\d\d\.\d\d\.\d\d"}
    for speciality in reference.specialities:
        told = speciality.values
        assert re.fullmatch(shapes[told["country"]], told["code"])
        assert re.fullmatch(r"\d{4}", told["isced_f"])
    keys = [(one.values["country"], one.values["code"]) for one in reference.specialities]
    assert len(keys) == len(set(keys))


def test_language_levels_use_the_words_of_the_vocabulary(reference: Reference) -> None:
    levels = [level.values for level in reference.language_levels]
    for level in levels:
        assert level["exam"] in words("exam")
        assert level["cefr"] == "" or level["cefr"] in words("cefr")
        assert bool(level["cefr"]) == bool(level["cefr_confidence"])
    torfl = {level["level"]: level for level in levels if level["exam"] == "torfl"}
    assert (torfl["ТРКИ-1"]["cefr"], torfl["ТРКИ-1"]["words"]) == ("B1", 2300)
    assert torfl["ТРКИ-4"]["words"] is None


@pytest.mark.parametrize("number", ["E12345678", "EA1234567", "ea1234567", "G12345678", "E 1234 5678"])
def test_usual_chinese_passports_are_not_asked_about(reference: Reference, number: str) -> None:
    assert reference.unusual_number("passport", "CN", number) is None


@pytest.mark.parametrize("number", ["E1234567", "EI1234567", "123456789", "X12345678", "E123456789"])
def test_an_unusual_chinese_passport_is_asked_about_and_not_refused(reference: Reference, number: str) -> None:
    problem = reference.unusual_number("passport", "CN", number)
    assert problem is not None
    assert (problem.code, problem.field, problem.level) == ("document.number_shape", "number", Level.ASKS)
    assert problem.facts == {"country": "choice.country.CN", "expected": "E12345678, EA1234567"}


@pytest.mark.parametrize(("number", "usual"), [("752978347", True), ("75 8260626", True), ("75829", False)])
def test_russian_passports_for_travel_have_nine_digits(reference: Reference, number: str, usual: bool) -> None:
    assert (reference.unusual_number("passport", "RU", number) is None) is usual


def test_documents_without_a_known_shape_are_left_in_peace(reference: Reference) -> None:
    assert reference.unusual_number("visa", "CN", "?") is None
    assert reference.unusual_number("passport", "KZ", "N12345678") is None
    assert reference.unusual_number("passport", None, "N12345678") is None


def test_examples_of_document_numbers_fit_their_own_shape(reference: Reference) -> None:
    for shape in reference.document_shapes:
        assert all(shape.fits(example) for example in shape.expected.split(", "))
