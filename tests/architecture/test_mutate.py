"""`tools/mutate.py` breaks what decides something, the same places each time, and puts nothing else out of order."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from mutate import GONE, Place, changed, chosen, found_again, nearest, places, read, write

ROOT = Path(__file__).parents[2]
LIST = ROOT / "tests" / "mutations.tsv"
MODULE = '''"""Not 1 and not true."""

from typing import TYPE_CHECKING, Protocol

__all__ = ["counted"]
LEAST = 3

if TYPE_CHECKING:
    Number = 7


class Counts(Protocol):
    usual: int = 5


def counted(found: list[int], whole: bool = True) -> int | None:
    log.info("counted %s", 9)
    if not found and whole:
        return None
    return max(found) if len(found) > LEAST else 0
'''


def test_comparisons_conditions_returns_and_constants_are_broken_and_nothing_else() -> None:
    found = {(place.line, place.before, place.after) for place in places("exchange_admin/domain/made.py", MODULE)}
    assert found == {
        (6, "3", "4"),
        (16, "True", "False"),
        (18, "not found", "found"),
        (18, "not found and whole", "not found"),
        (18, "not found and whole", "whole"),
        (18, "not found and whole", "False"),
        (20, "max(found) if len(found) > LEAST else 0", "0 if len(found) > LEAST else max(found)"),
        (20, "len(found) > LEAST", "len(found) >= LEAST"),
        (20, "0", "1"),
    }


def test_sizes_on_screen_are_left_alone() -> None:
    assert not places("exchange_admin/ui/made.py", "WIDTH = 8\n")
    assert places("exchange_admin/domain/made.py", "HOURS = 8\n")


def test_the_same_seed_chooses_the_same_places_and_each_still_compiles() -> None:
    first, again = chosen(ROOT, 5, 4), chosen(ROOT, 5, 4)
    assert first == again
    for place in first:
        ast.parse(changed((ROOT / place.file).read_text("utf-8"), place))
    assert chosen(ROOT, 6, 4) != first


def test_places_can_be_chosen_within_a_part_of_the_program() -> None:
    parts = ("exchange_admin/domain/rules/casework", "exchange_admin/names/han.py")
    assert all(place.file.startswith(parts) for place in chosen(ROOT, 5, 6, parts))


def test_a_place_that_is_not_there_any_more_is_not_broken() -> None:
    with pytest.raises(ValueError, match="has changed"):
        changed("LEAST = 4\n", Place("made.py", 1, 8, "3", "4"))


def test_tests_of_the_module_itself_are_run_first(tmp_path: Path) -> None:
    files = {
        "exchange_admin/domain/hours.py": "",
        "exchange_admin/services/lessons.py": "from exchange_admin.domain import hours\n",
        "tests/services/test_lessons.py": "from exchange_admin.services.lessons import taught\n",
        "tests/domain/test_hours.py": "from exchange_admin.domain.hours import given\n",
        "tests/domain/taught_hours.py": "from exchange_admin.domain import hours\n",
        "tests/services/test_certificates.py": "from taught_hours import taught\n",
        "tests/names/test_han.py": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    found = nearest(tmp_path, "exchange_admin/domain/hours.py", 9)
    assert found == [
        "tests/domain/test_hours.py", "tests/services/test_certificates.py", "tests/services/test_lessons.py",
    ]  # fmt: skip


def test_what_was_found_is_read_again(tmp_path: Path) -> None:
    known = {
        Place("made.py", 3, 8, 'a == "x"', 'a != "x"'): ("caught", "test_made"),
        Place("b.py", 1, 0, "1", "2"): ("", ""),
    }
    write(tmp_path / "list.tsv", known)
    assert read(tmp_path / "list.tsv") == known


def test_a_place_below_new_lines_is_found_again_and_one_whose_code_is_gone_is_not() -> None:
    place = Place("exchange_admin/domain/made.py", 1, 8, "3", "4")
    assert found_again("\n\nLEAST = 3\n", place) == place._replace(line=3)
    assert found_again("LEAST = 5\n", place) is None


def test_the_list_names_files_and_tests_that_are_there() -> None:
    """Whoever moves or drops one mends its rows: what is gone is called so, and a test that is gone notices nothing."""
    told = [(place.file, test) for place, (result, test) in read(LIST).items() if result != GONE]
    tests = [test.partition("[")[0].split("::") for _, test in told if "::" in test]
    named = {*(file for file, _ in told), *(file for file, *_ in tests)}
    assert {name for name in named if not (ROOT / name).is_file()} == set()
    assert [one for one in tests if f"def {one[-1]}(" not in (ROOT / one[0]).read_text("utf-8")] == []
