"""Rules that the import contracts cannot see."""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "exchange_admin"
FILES = sorted(ROOT.rglob("*.py"))
SHUTIL_COPIES = {f"shutil.{name}" for name in ("copy", "copy2", "copyfile", "copytree", "copyfileobj")}
HEARS = {"pause": 2, "open_choices": 3, "new_command": 1}
"""Functions that connect what they are given, and at which place."""
JUNK_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "manager", "managers", "core", "base"}


@lru_cache(maxsize=1)
def nodes_of(tree: ast.AST) -> tuple[ast.AST, ...]:
    """All that stands in a module, walked once for all rules."""
    return tuple(ast.walk(tree))


@lru_cache(maxsize=1)
def calls_of(tree: ast.AST) -> list[ast.Call]:
    return [node for node in nodes_of(tree) if isinstance(node, ast.Call)]


def dotted(node: ast.expr) -> str:
    """A name with what is reached from it by dots; `ast.unparse` takes far longer."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def calls(tree: ast.AST, name: str) -> list[ast.Call]:
    made = calls_of(tree) if isinstance(tree, ast.Module) else [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    return [call for call in made if getattr(call.func, "attr", "") == name]


def faults(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    found = ["a module is named for what it is about"] if path.stem in JUNK_NAMES else []
    joined = [node for node in nodes_of(tree) if isinstance(node, ast.JoinedStr) and calls(node, "tr")]
    found += [f"line {node.lineno}: tr() inside an f-string is invisible to lupdate" for node in joined]
    found += [f"line {call.lineno}: {fault}" for call in calls(tree, "tr") if (fault := translation_fault(call))]
    found += [f"line {line}: a connection holds a method, a signal or a function of a module" for line in held(tree)]
    if "app" not in path.parts and path.name != "ask.py":  # the application's own loop runs in app
        found += [f"line {call.lineno}: modal exec() belongs in ui/ask.py" for call in calls(tree, "exec")]
    found += [
        f"line {line}: a tip over data goes through plain_tip()"
        for line in (tips_as_markup(tree) if "ToolTip" in text else ())
    ]
    if "ui" in path.parts:  # the contracts see imports only
        found += [f"line {line}: the window asks services, not the store" for line in stores_asked(tree)]
    found += [f"line {call.lineno}: processEvents()" for call in calls(tree, "processEvents")]
    found += [f"line {line}: a button that Enter does not press" for line in buttons_of_space_alone(tree)]
    found += [f"line {line}: only store/binding.py opens databases" for line in foreign_databases(path, tree)]
    return found + [f"line {line}: past SQLite" for line in files_touched_past_sqlite(path, tree)]


def stores_asked(tree: ast.AST) -> list[int]:
    return [node.lineno for node in nodes_of(tree) if isinstance(node, ast.Attribute) and node.attr == "store"]


def held(tree: ast.Module) -> list[int]:
    """Connections of lambdas, partials and other values made on the spot.

    What they hold, a widget mostly, lives as long as the signal and dies in the middle of Qt's own end. A `Hearer` is
    connected where it is handed in.
    """
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            functions |= {alias.asname or alias.name for alias in node.names} - {"partial"}
    callables = {
        ast.unparse(target)
        for node in nodes_of(tree)
        if isinstance(node, ast.Assign) and makes_callable(node.value)
        for target in node.targets
    }
    handed_in = {
        node.arg
        for node in nodes_of(tree)
        if isinstance(node, ast.arg) and node.annotation and ast.unparse(node.annotation).startswith("Hearer")
    }
    connected = [call for call in calls(tree, "connect") if dotted(call.func) != "sqlite3.connect"]
    told = [(call, what) for call in connected for what in call.args[:1]]
    told += [(call, what) for call in calls(tree, "start_telling") for what in call.args]
    for call in calls_of(tree):
        if place := HEARS.get(dotted(call.func)):
            told.append((call, call.args[place]))
    return [
        call.lineno
        for call, what in told
        if not (isinstance(what, ast.Attribute) or (isinstance(what, ast.Name) and what.id in functions | handed_in))
        or ast.unparse(what) in callables
    ]


def buttons_of_space_alone(tree: ast.Module) -> list[int]:
    """Buttons of Qt as they are, which Enter does not press outside dialogs."""
    bare = {"QAbstractButton", "QPushButton", "QToolButton", "QCommandLinkButton"}
    made = [call for call in calls_of(tree) if dotted(call.func) in bare]
    kinds = [node for node in nodes_of(tree) if isinstance(node, ast.ClassDef)]
    bases = {node.lineno: [ast.unparse(base) for base in node.bases] for node in kinds}
    return [node.lineno for node in made] + [
        line for line, names in bases.items() if bare & {*names} and not {"PressedByEnter", "OpensList"} & {*names}
    ]


def tips_as_markup(tree: ast.Module) -> list[int]:
    """Tips that Qt might take for markup, whoever sent the record: everything but words of the program itself."""
    tips = [call.args[0] for call in calls(tree, "setToolTip")]
    for node in nodes_of(tree):
        asked = node.test if isinstance(node, ast.If) else node.pattern if isinstance(node, ast.match_case) else None
        if asked is not None and "ToolTipRole" in ast.unparse(asked):
            assert isinstance(node, ast.If | ast.match_case)
            tips += [
                one.value for line in node.body for one in ast.walk(line) if isinstance(one, ast.Return) and one.value
            ]
    return [tip.lineno for tip in tips if not is_plain(tip)]


def is_plain(tip: ast.expr) -> bool:
    if isinstance(tip, ast.IfExp):
        return is_plain(tip.body) and is_plain(tip.orelse)
    called = ast.unparse(tip.func).rpartition(".")[2] if isinstance(tip, ast.Call) else ""
    return isinstance(tip, ast.Constant) or called in {"tr", "plain_tip", "toolTip"}


def makes_callable(value: ast.expr) -> bool:
    if isinstance(value, ast.Lambda):
        return True
    return isinstance(value, ast.Call) and dotted(value.func) in {"partial", "functools.partial", "go_to"}


def translation_fault(call: ast.Call) -> str:
    if not (call.args and isinstance(call.args[0], ast.Constant)):
        return "tr() needs a literal"
    return "plurals go through words.count()" if len(call.args) == 3 else ""


def foreign_databases(path: Path, tree: ast.AST) -> list[int]:
    """A second SQLite library on the live file would cancel its locks (`sync.md` 8.4)."""
    if path.name == "binding.py":
        return []
    imported = {"sqlite3", "apsw", "sqlcipher3", "pysqlite3", "PySide6.QtSql"}
    lines = [
        node.lineno
        for node in nodes_of(tree)
        if (isinstance(node, ast.ImportFrom) and node.module in imported)
        or (isinstance(node, ast.Import) and imported & {alias.name for alias in node.names})
    ]
    return lines + [call.lineno for call in calls(tree, "QSqlDatabase")]


def files_touched_past_sqlite(path: Path, tree: ast.AST) -> list[int]:
    """Whoever opens and closes a file that SQLite has open in the same process drops its locks (`sync.md` 8.4).

    So nobody copies files, and in the store only the lock and the first bytes of a file that is not open yet are read.
    """
    copied = [call.lineno for call in calls_of(tree) if dotted(call.func) in SHUTIL_COPIES]
    if "store" not in path.parts or path.name in {"locking.py", "opening.py"}:
        return copied
    return copied + [call.lineno for call in calls_of(tree) if _opens(call)]


def _opens(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Name):
        return call.func.id == "open"
    return isinstance(call.func, ast.Attribute) and call.func.attr in {"read_bytes", "write_bytes"}


@pytest.mark.parametrize("floor", sorted({path.relative_to(ROOT).parts[0] for path in FILES}))
def test_modules_keep_the_house_rules(floor: str) -> None:
    files = [path for path in FILES if path.relative_to(ROOT).parts[0] == floor]
    assert {path.relative_to(ROOT).as_posix(): found for path in files if (found := faults(path))} == {}


def test_a_planted_fault_is_reported(tmp_path: Path) -> None:
    planted = tmp_path / "helpers.py"
    lines = ["box.exec()", "x.clicked.connect(lambda: self.go())", "app.processEvents()", "import sqlite3"]
    planted.write_text("\n".join(['self.tr(f"a {b}")', *lines]))
    assert len(faults(planted)) == 6


@pytest.mark.parametrize(
    "connection",
    [
        "x.clicked.connect(lambda: box.close())",
        "x.clicked.connect(partial(self.go, 1))",
        "x.clicked.connect(functools.partial(box.go, 1))",
        "go = partial(self.go, 1)\nx.clicked.connect(go)",
        "self.then = lambda: self.go()\nx.clicked.connect(self.then)",
        "def f(then):\n    x.clicked.connect(then)",
        "def f():\n    def inner(): box.go()\n    x.clicked.connect(inner)",
        "x.clicked.connect(go_to(window, 'import'))",
    ],
)
def test_a_connection_that_holds_something_is_reported(tmp_path: Path, connection: str) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(connection)
    (fault,) = faults(planted)
    assert "a connection holds" in fault


@pytest.mark.parametrize(
    "connection",
    [
        "x.clicked.connect(self.go)",
        "x.clicked.connect(y.signal)",
        "x.clicked.connect(action.trigger)",
        "from a import leave\nx.clicked.connect(leave)",
        "def leave(): pass\nx.clicked.connect(leave)",
        "x.clicked.connect(self.go, Qt.ConnectionType.QueuedConnection)",
    ],
)
def test_methods_signals_and_functions_of_a_module_may_be_connected(tmp_path: Path, connection: str) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(connection)
    assert not faults(planted)


@pytest.mark.parametrize(
    "tip",
    [
        "box.setToolTip(name)",
        "box.setToolTip('' if whole else name)",
        "def data(role):\n    if role == Qt.ItemDataRole.ToolTipRole:\n        return name",
        "def data(role):\n    match role:\n        case Role.ToolTipRole | Role.Name:\n            return name",
    ],
)
def test_a_tip_that_may_be_taken_for_markup_is_reported(tmp_path: Path, tip: str) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(tip)
    (fault,) = faults(planted)
    assert "plain_tip" in fault
    planted.write_text(tip.replace("name", "plain_tip(name)"))
    assert not faults(planted)


def test_a_page_that_asks_the_store_is_reported(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    planted = tmp_path / "ui" / "planted.py"
    planted.write_text("rows = desk.office.store.ids(query)")
    (fault,) = faults(planted)
    assert "services" in fault
    planted.write_text("rows = desk.office.lists.ids(query)")
    assert not faults(planted)


def test_a_file_copied_past_sqlite_is_reported(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    planted = tmp_path / "store" / "planted.py"
    planted.write_text("shutil.copyfile(a, b)\nopen(path)\npath.read_bytes()\nvalues.copy()\nimport apsw\n")
    assert len(faults(planted)) == 4
