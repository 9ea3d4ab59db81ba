"""Breaks the program on purpose, one place at a time, and tells which test notices.

python tools/mutate.py [--places 64] [--seed 12] [--minutes 60] [--files 40] [--limit 300] [--list tests/mutations.tsv]

The places are chosen over all floors, weighted by the lines of their files, the same for the same seed and program.
Each is tried in a copy of what is committed, with the test files nearest to its module, until a test fails that passes
without it. The list is written after each, and a run goes on where the one before has stopped.
Neither mutmut nor cosmic-ray does this: both try every place, with one command for all of them.
"""

from __future__ import annotations

import argparse
import ast
import csv
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = "exchange_admin"
COLUMNS = ("file", "line", "before", "after", "result", "test")
CAUGHT, SURVIVED, GONE, WAITS = "caught", "survived", "gone", ""
TURNED = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==",
    "in": "not in", "not in": "in", "is": "is not", "is not": "is",
}  # fmt: skip
QUIET = ("log", "logging", "TypeVar", "field", "dataclass", "px", "setContentsMargins", "setSpacing", "addStretch")
"""What is called or decorated with these changes nothing that a test of behaviour could see."""


class Place(NamedTuple):
    """A piece of a line and what stands there instead."""

    file: str
    line: int
    column: int
    before: str
    after: str


def places(file: str, text: str) -> list[Place]:
    """Every mutation of a module within one line."""
    return [place for node in _live(ast.parse(text)) for place in _of_node(file, text, node)]


def _live(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that say what happens: no annotations, types, protocols, assertions or lines of the log."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "bases", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_quiet(child):
                yield child
                yield from _live(child)


def _is_quiet(node: ast.AST) -> bool:
    match node:
        case ast.Assert() | ast.Import() | ast.ImportFrom() | ast.JoinedStr():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.ClassDef(bases=bases):
            return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in bases)
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)) if name in QUIET:
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name))) if name in QUIET:
            return True
    return False


def _of_node(file: str, text: str, node: ast.AST) -> Iterator[Place]:
    def place(at: ast.expr, after: str) -> Iterator[Place]:
        before = ast.get_source_segment(text, at) or ""
        if at.lineno == at.end_lineno and before and before != after:
            yield Place(file, at.lineno, _column(text, at), before, after)

    def source(of: ast.expr) -> str:
        return ast.get_source_segment(text, of) or ""

    match node:
        case ast.Compare(left=left, ops=[_], comparators=[right]):
            whole = source(node)
            middle = whole[len(source(left)) : len(whole) - len(source(right))]
            if (sign := " ".join(middle.split())) in TURNED:
                yield from place(node, f"{source(left)} {TURNED[sign]} {source(right)}")
        case ast.BoolOp(values=values):
            for one in values:  # without the others, and without this one
                yield from place(node, source(one))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from place(node, source(operand))
        case ast.IfExp(body=body, test=test, orelse=orelse):
            yield from place(node, f"{source(orelse)} if {source(test)} else {source(body)}")
        case ast.If(test=test, orelse=[]) | ast.comprehension(ifs=[test]):
            yield from place(test, "True" if isinstance(node, ast.comprehension) else "False")
        case ast.Constant(value=bool(value)):
            yield from place(node, str(not value))
        case ast.Constant(value=int(value)) if not file.startswith((f"{PRODUCT}/ui/", f"{PRODUCT}/app/")):
            yield from place(node, str(value + 1))  # in the window it is a width or a pause


def _column(text: str, at: ast.expr) -> int:
    return len(text.split("\n")[at.lineno - 1].encode()[: at.col_offset].decode())


def chosen(root: Path, seed: int, count: int) -> list[Place]:
    """Without repetition; files by their lines, then a place of the file."""
    chance, found = random.Random(seed), dict[Place, None]()
    texts = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in (root / PRODUCT).rglob("*.py")}
    files = sorted(texts)
    while len(found) < count:
        file = chance.choices(files, [texts[one].count("\n") for one in files])[0]
        here = places(file, texts[file])
        if here and _compiles(texts[file], place := chance.choice(here)):
            found[place] = None
    return list(found)


def _compiles(text: str, place: Place) -> bool:
    try:
        compile(changed(text, place), place.file, "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def changed(text: str, place: Place) -> str:
    """The module with the mutation. Raises ValueError when the place is not there any more."""
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if not line[place.column :].startswith(place.before):
        raise ValueError(f"{place.file}:{place.line} has changed")
    lines[place.line - 1] = line[: place.column] + place.after + line[place.column + len(place.before) :]
    return "\n".join(lines)


@cache
def _imports(path: Path) -> frozenset[str]:
    """Modules of the program that a file names."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return frozenset(name for name in found if name.startswith(PRODUCT))


def nearest(root: Path, file: str, most: int) -> list[str]:
    """Test files, the likeliest to notice first: named alike, importing the module or what imports it, of its floor."""
    module = file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    floor, words = module.split(".")[1], set(re.findall("[a-z]+", module.rpartition(".")[2]))
    users = {
        path.relative_to(root).with_suffix("").as_posix().replace("/", ".")
        for path in (root / PRODUCT).rglob("*.py")
        if module in _imports(path)
    }
    near = Counter[str]()
    for path in (root / "tests").rglob("test_*.py"):
        name, used = path.relative_to(root).as_posix(), _imports(path)
        near[name] += 4 * (module in used) + 2 * bool(users & used) + (f"tests/{floor}/" in name)
        near[name] += 2 * len(words & set(re.findall("[a-z]+", path.stem)))
    best = sorted((name for name in near if near[name]), key=lambda name: (-near[name], name))
    return best[:most]


def first_failure(root: Path, tests: list[str], limit: float) -> tuple[str, bool]:
    """The first test that fails, or none; and whether all were run in so many seconds."""
    environment = {**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen", "CI": "true"}
    options = ["-x", "-q", "-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider", "-rfE", "--no-header", "--tb=no"]
    run = subprocess.Popen(
        [sys.executable, "-m", "pytest", *options, *tests],
        cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        told, _ = run.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        run.kill()
        run.communicate()
        return "", False
    failed = re.search(r"^(?:FAILED|ERROR) (\S+?)(?: - .*)?$", told, re.MULTILINE)
    return failed[1] if failed else ("" if run.returncode == 0 else "the run itself"), True


def tried(root: Path, place: Place, files: int, limit: float) -> tuple[str, str]:
    """What became of a mutation, and the test that caught it or how many files of tests did not."""
    path, tests = root / place.file, nearest(root, place.file, files)
    text = path.read_text("utf-8") if path.exists() else ""
    try:
        path.write_text(changed(text, place), "utf-8")
    except ValueError:
        return GONE, ""
    try:
        failed, whole = first_failure(root, tests, limit)
    finally:
        path.write_text(text, "utf-8")
    if not failed:
        return SURVIVED, f"{len(tests)} files" + ("" if whole else f", stopped after {limit:.0f} s")
    if failed in tests or failed == "the run itself":
        return CAUGHT, failed
    fails_anyway, _ = first_failure(root, [failed], limit)
    return ("unclear", f"{failed} fails without it too") if fails_anyway else (CAUGHT, failed)


def read(path: Path) -> dict[Place, tuple[str, str]]:
    if not path.exists():
        return {}
    known = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            line, column = map(int, row["line"].split(":"))
            known[Place(row["file"], line, column, row["before"], row["after"])] = row["result"], row["test"]
    return known


def write(path: Path, known: dict[Place, tuple[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter="\t", lineterminator="\n")
        rows.writerow(COLUMNS)
        for place, outcome in known.items():
            rows.writerow([place.file, f"{place.line}:{place.column}", place.before, place.after, *outcome])


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual in (("places", 64), ("seed", 12), ("minutes", 60), ("files", 40), ("limit", 300)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--list", type=Path, default=ROOT / "tests" / "mutations.tsv")
    asked = parser.parse_args(arguments)
    ends = time.monotonic() + 60 * asked.minutes
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", root], input=archive, check=True)
        known = read(asked.list) or dict.fromkeys(chosen(root, asked.seed, asked.places), (WAITS, ""))
        for place, (result, _) in known.items():
            if result == WAITS and time.monotonic() < ends:
                known[place] = tried(root, place, asked.files, asked.limit)
                write(asked.list, known)
                print(
                    f"{place.file}:{place.line}: {place.before!r} -> {place.after!r}: {' '.join(known[place])}",
                    flush=True,
                )
    print(", ".join(f"{n} {result or 'wait'}" for result, n in Counter(result for result, _ in known.values()).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
