"""Names of files for papers: whatever stands in a name or a pattern, every system takes the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.paper_names import LONGEST, PLACEHOLDERS, check_pattern, free_name, paper_name

FACTS = {
    "number": "SHGC-2026-A0001-P",
    "name": "Соколова Дарья",
    "latin": "SOKOLOVA Daria",
    "date": "2026-11-24",
    "kind": "结业证书",
}
PATTERNS = st.lists(
    st.one_of(st.sampled_from([f"{{{name}}}" for name in PLACEHOLDERS]), st.text(max_size=8)), max_size=6
).map("".join)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{number} {name}", "SHGC-2026-A0001-P Соколова Дарья"),
        ("{kind}_{latin}_{date}", "结业证书_SOKOLOVA Daria_2026-11-24"),
        ("../{latin}/..", "SOKOLOVA Daria"),
        ('a<b>:"c|d?*', "a b c d"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("{number}.PDF", "SHGC-2026-A0001-P"),
        ("...", "SHGC-2026-A0001-P"),
    ],
)
def test_placeholders_are_filled_in_and_nothing_leaves_the_folder(pattern: str, name: str) -> None:
    assert paper_name(pattern, FACTS) == name


@given(PATTERNS, st.text(max_size=200))
def test_every_name_is_one_that_every_system_takes(pattern: str, holder: str) -> None:
    try:
        name = paper_name(pattern, {**FACTS, "name": holder})
    except RuleBroken as refused:
        assert refused.problem.code in {"paper_name.empty", "paper_name.unknown"}
        return
    assert 0 < len(name) <= LONGEST + 1
    assert len(f"{name} (1000).pdf".encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*\0\n\t')
    assert name == name.strip(" .")
    assert name.partition(".")[0].casefold() not in {"con", "prn", "aux", "nul"}


def test_a_long_chinese_name_is_cut_between_characters() -> None:
    assert paper_name("{name}", {**FACTS, "name": "证" * 200}) == "证" * 76


@pytest.mark.parametrize("pattern", ["{surname}", "{number", "number}", "{}"])
def test_what_no_paper_can_fill_in_is_refused_and_named(pattern: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_pattern(pattern)
    assert refused.value.problem.code == "paper_name.unknown"
    assert str(refused.value.problem.facts["typed"]) in pattern


def test_namesakes_get_a_number() -> None:
    assert free_name("李伟", ".pdf", {"李伟.pdf", "李伟 (2).pdf"}) == "李伟 (3).pdf"
    assert free_name("IVANOV", ".pdf", {"ivanov.pdf"}) == "IVANOV (2).pdf"
