"""Who may issue which kind of paper, what must be known for it, and what is asked about."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.problems import Level
from exchange_admin.domain.rules.paper_gates import Case, PaperGates
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.domain.vocabulary import VOCABULARY

FILE = Path(__file__).parents[2] / "resources" / "reference" / "paper_gates.toml"
GATES = PaperGates.load(FILE)
GRADUATE = Case(
    kind="academic",
    country="CN",
    languages=("zh", "ru"),
    stated=frozenset(("name_latin", "sex", "birth_date", "citizenship", "actual_start", "actual_end", "study_level")),
    level="short_cycle",
    days=1000,
)


def told(case: Case) -> list[tuple[str, Level]]:
    return [(problem.code.removeprefix("certificate."), problem.level) for problem in GATES.problems(case)]


def test_every_rule_says_where_it_comes_from_and_when_that_was_read() -> None:
    for raw in tomllib.loads(FILE.read_text("utf-8"))["gate"]:
        assert len(raw["source"]) > 20
        assert date.fromisoformat(raw["read_on"])
        assert raw["confidence"] in VOCABULARY["confidence"]
        assert raw["kind"] in PAPER_KINDS


def test_a_rule_that_nobody_verified_is_not_applied() -> None:
    raw = tomllib.loads(FILE.read_text("utf-8"))["gate"]
    assert "unverified" in {one["confidence"] for one in raw}
    assert "unverified" not in {one.confidence for one in GATES.gates}


def test_a_graduate_of_whom_everything_is_known_needs_no_reason() -> None:
    assert told(GRADUATE) == []


@given(st.sets(st.sampled_from(sorted(GRADUATE.stated))), st.sampled_from(["CN", "RU", "", "KZ"]))
def test_what_the_law_asks_for_refuses_and_is_never_only_asked_about(known: set[str], country: str) -> None:
    case = Case(kind="academic", country=country, stated=frozenset(known), level="short_cycle", days=1000)
    levels = {level for _, level in told(case)}
    assert levels == (set() if country == "CN" and known == GRADUATE.stated else {Level.BLOCKS})


@pytest.mark.parametrize("country", ["CN", "KZ", ""])
@pytest.mark.parametrize("kind", ["advanced_training", "retraining"])
@pytest.mark.parametrize("languages", [("ru",), ("zh", "ru"), ("zh", "ru", "en")])
def test_a_name_of_russian_law_is_for_russian_institutions(kind: str, country: str, languages: tuple[str, ...]) -> None:
    assert told(Case(kind=kind, country=country, languages=languages)) == [("only_there_in", Level.BLOCKS)]
    assert (
        told(Case(kind=kind, country="RU", languages=languages, stated=frozenset(("topic",)), is_student=False)) == []
    )


@pytest.mark.parametrize("level", [*VOCABULARY["study_level"], ""])
def test_a_level_without_a_number_of_18_digits_is_asked_about(level: str) -> None:
    case = Case(**{**_fields(GRADUATE), "level": level})
    known = {"doctorate", "master", "bachelor", "vocational_bachelor", "short_cycle", ""}
    assert told(case) == ([] if level in known else [("other_level", Level.ASKS)])


@pytest.mark.parametrize(("days", "asked"), [(None, False), (269, True), (270, False)])
def test_studies_of_less_than_a_year_are_asked_about(days: int | None, asked: bool) -> None:
    assert told(Case(**{**_fields(GRADUATE), "days": days})) == [("too_short", Level.ASKS)] * asked


def test_kinds_without_a_rule_are_free() -> None:
    for kind in PAPER_KINDS.keys() - {"academic", "advanced_training", "retraining"}:
        assert told(Case(kind=kind, country="KZ", languages=("ru",))) == []


def test_a_rule_of_an_unknown_kind_is_refused_when_it_is_read(tmp_path: Path) -> None:
    bad = tmp_path / "gates.toml"
    bad.write_text(FILE.read_text("utf-8").replace('kind = "academic"', 'kind = "diploma"', 1), "utf-8")
    with pytest.raises(ValueError, match="diploma"):
        PaperGates.load(bad)


def _fields(case: Case) -> dict[str, object]:
    return {name: getattr(case, name) for name in Case.__dataclass_fields__}
