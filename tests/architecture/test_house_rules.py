"""Rules that the import contracts cannot see."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "exchange_admin"
FILES = sorted(ROOT.rglob("*.py"))
JUNK_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "manager", "managers", "core", "base"}


def calls(tree: ast.AST, name: str) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == name]


def faults(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = []
    if path.stem in JUNK_NAMES:
        found.append("a module is named for what it is about")
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and calls(node, "tr"):
            found.append(f"line {node.lineno}: tr() inside an f-string is invisible to lupdate")
    for call in calls(tree, "tr"):
        if not (call.args and isinstance(call.args[0], ast.Constant)):
            found.append(f"line {call.lineno}: tr() needs a literal")
        elif len(call.args) == 3:
            found.append(f"line {call.lineno}: plurals go through words.count()")
    for call in calls(tree, "connect"):
        if any(isinstance(a, ast.Lambda) and "self" in ast.unparse(a) for a in call.args):
            found.append(f"line {call.lineno}: a lambda holding self keeps the widget alive")
    if "app" not in path.parts and path.name != "ask.py":  # the application's own loop runs in app
        found += [f"line {call.lineno}: modal exec() belongs in ui/ask.py" for call in calls(tree, "exec")]
    found += [f"line {call.lineno}: processEvents()" for call in calls(tree, "processEvents")]
    if path.parent.name != "store":
        found += [f"line {call.lineno}: only the store opens databases" for call in calls(tree, "QSqlDatabase")]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_keeps_the_house_rules(path: Path) -> None:
    assert not faults(path)


def test_a_planted_fault_is_reported(tmp_path: Path) -> None:
    planted = tmp_path / "helpers.py"
    planted.write_text('self.tr(f"a {b}")\nbox.exec()\nx.clicked.connect(lambda: self.go())\napp.processEvents()\n')
    assert len(faults(planted)) == 5
