"""No module leads back to itself, whether it imports at once, inside a function or for its types alone."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def modules_of(package: str, folder: Path) -> dict[str, Path]:
    """The files of a package that lies in a folder, by the name they are imported by."""
    found = {}
    for path in (folder / package).rglob("*.py"):
        parts = path.relative_to(folder).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports_of(name: str, modules: Mapping[str, Path]) -> set[str]:
    """The modules that one of them names in any import statement or whole in a text, to be loaded when it is needed;
    for a name out of a module, that module."""
    path = modules[name]
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    asked = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            asked += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            start = ".".join([*above, *filter(None, [node.module])])
            asked += [f"{start}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Constant) and node.value in modules:  # loaded by its name
            asked.append(str(node.value))
    return {known for one in asked if (known := _known(one, modules))} - {name}


def _known(asked: str, modules: Mapping[str, Path]) -> str:
    while asked and asked not in modules:
        asked = asked.rpartition(".")[0]
    return asked


def imports_in(modules: Mapping[str, Path]) -> dict[str, set[str]]:
    return {name: imports_of(name, modules) for name in modules}


@cache
def ours() -> Mapping[str, set[str]]:
    return imports_in(modules_of("exchange_admin", ROOT))


def circle_in(imports: Mapping[str, set[str]]) -> list[str]:
    """The first circle that is found, from a module back to itself; empty where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as found:
        return list(found.args[1])
    return []


def test_no_import_leads_back() -> None:
    assert not circle_in(ours())


def test_every_file_and_its_imports_are_looked_at() -> None:
    modules = modules_of("exchange_admin", ROOT)
    assert len(modules) == len([*(ROOT / "exchange_admin").rglob("*.py")])
    imported = set().union(*ours().values())
    packages = {name for name, path in modules.items() if path.name == "__init__.py"}
    assert {*modules} - imported - packages == {"exchange_admin.__main__"}


@pytest.mark.parametrize(
    "back",
    [
        "import house.first",
        "import house.first as one",
        "from house.first import door",
        "from house import first",
        "from . import first",
        "from .first import door",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from house.first import door",
        "def late():\n    from house.first import door",
    ],
)
def test_a_circle_is_found_however_it_is_written(tmp_path: Path, back: str) -> None:
    house = tmp_path / "house"
    house.mkdir()
    for name, text in {"__init__": "", "first": "import house.second", "second": "import house.third"}.items():
        (house / f"{name}.py").write_text(text)
    (house / "third.py").write_text(back)
    found = circle_in(imports_in(modules_of("house", tmp_path)))
    assert sorted(set(found)) == ["house.first", "house.second", "house.third"]
    (house / "third.py").write_text("import ast")
    assert not circle_in(imports_in(modules_of("house", tmp_path)))


def test_a_package_that_asks_its_own_module_which_asks_it_back_is_a_circle(tmp_path: Path) -> None:
    house = tmp_path / "house"
    house.mkdir()
    (house / "__init__.py").write_text("from house.first import door")
    (house / "first.py").write_text("from house import door")
    assert sorted(set(circle_in(imports_in(modules_of("house", tmp_path))))) == ["house", "house.first"]
