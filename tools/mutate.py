"""Breaks the program on purpose, one place at a time, and tells which test notices.

python tools/mutate.py [--places 64] [--seed 12] [--minutes 60] [--files 40] [--limit 300] [--list tests/mutations.tsv]
                       [--within exchange_admin/services ...]

The places are chosen over all floors, or within some folders and files, weighted by the lines of their files, the same
for the same seed and program. Each is tried in a copy of what is committed, with the test files nearest to its module,
until a test fails that passes without it. The list is written after each, and a run goes on where the one before has
stopped; a place whose code is not there any more is replaced by the next of the seed.
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
from collections.abc import Iterator, Sequence
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


def chosen(root: Path, seed: int, count: int, within: Sequence[str] = ()) -> list[Place]:
    """Without repetition; files by their lines, then a place of the file. `within` are beginnings of their names."""
    chance, found = random.Random(seed), dict[Place, None]()
    texts = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in (root / PRODUCT).rglob("*.py")}
    files = sorted(name for name in texts if name.startswith(tuple(within) or PRODUCT))
    for _ in range(100 * count):  # a small part may have fewer places
        if len(found) == count:
            break
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


def found_again(text: str, place: Place) -> Place | None:
    """The nearest place of a changed module where the same is broken in the same way."""
    alike = [one for one in places(place.file, text) if (one.before, one.after) == (place.before, place.after)]
    return min(alike, key=lambda one: (abs(one.line - place.line), abs(one.column - place.column)), default=None)


@cache
def _imports(path: Path) -> frozenset[str]:
    """Modules that a file names, each with its packages and with what it takes from it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.ImportFrom(module=str(module)):
                found |= {module, *(f"{module}.{name.name}" for name in node.names)}
            case ast.Import(names=names):
                found |= {name.name for name in names}
            case ast.Constant(value=str(name)) if name.startswith(f"{PRODUCT}."):  # loaded when it is needed
                found.add(name)
    return frozenset(found)


_RARE = 12
"""A name that stands in more than one of so many test files says nothing about what they test."""


@cache
def _words(path: Path) -> frozenset[str]:
    return frozenset(re.findall(r"[A-Za-z]\w+", path.read_text("utf-8")))


def nearest(root: Path, file: str, most: int) -> list[str]:
    """Test files, the likeliest to notice first: named alike, naming the module, what it defines or what imports it,
    themselves or by what they share with other tests; then those of its floor, and journeys behind the window."""
    module = _module(file)
    floor, words = module.split(".")[1], set(re.findall("[a-z]+", module.rpartition(".")[2]))
    direct, further = _users(root, {module}), _users(root, _users(root, {module}))
    helpers = {path.stem: path for path in (root / "tests").rglob("*.py") if not path.name.startswith("test_")}
    tests = list((root / "tests").rglob("test_*.py"))
    often = Counter(word for path in tests for word in _words(path))
    defined = {name for name in _defined(root / file) if often[name] <= len(tests) / _RARE}
    near = Counter[str]()
    for path in tests:
        name, used, said = path.relative_to(root).as_posix(), _imports(path), _words(path)
        for helper in used & helpers.keys():
            used, said = used | _imports(helpers[helper]), said | _words(helpers[helper])
        near[name] += 4 * (module in used) + 2 * bool(direct & used) + bool(further & used)
        near[name] += 2 * min(3, len(defined & said)) + (f"tests/{floor}/" in name)
        near[name] += 2 * len(words & set(re.findall("[a-z]+", path.stem)))
        near[name] += floor in ("ui", "app") and "tests/journeys/" in name
    best = sorted((name for name in near if near[name]), key=lambda name: (-near[name], name))
    return best[:most]


def _module(file: str) -> str:
    return file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def _users(root: Path, modules: set[str]) -> set[str]:
    files = {path.relative_to(root).as_posix(): path for path in (root / PRODUCT).rglob("*.py")}
    return {_module(name) for name, path in files.items() if modules & _imports(path)}


def _defined(path: Path) -> Iterator[str]:
    """Public classes and functions of a module and the methods of its classes."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name


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
    text = path.read_text("utf-8")
    try:
        path.write_text(changed(text, place), "utf-8")
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
    parser.add_argument("--within", nargs="*", default=[PRODUCT])
    asked = parser.parse_args(arguments)
    ends = time.monotonic() + 60 * asked.minutes
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", root], input=archive, check=True)
        known = read(asked.list)
        further = iter(chosen(root, asked.seed, asked.places + len(known), asked.within))
        while time.monotonic() < ends:
            place = next((one for one, (result, _) in known.items() if result == WAITS), None)
            if place is None:
                here = [result for one, (result, _) in known.items() if one.file.startswith(tuple(asked.within))]
                if sum(result != GONE for result in here) >= asked.places:
                    break
                place = next((one for one in further if one not in known), None)
                if place is None:
                    break
            path = root / place.file
            now = found_again(path.read_text("utf-8"), place) if path.exists() else None
            if now and now != place and now not in known:  # lines above it came or went
                known = {(now if one == place else one): outcome for one, outcome in known.items()}
                place = now
            known[place] = tried(root, place, asked.files, asked.limit) if now == place else (GONE, "")
            write(asked.list, known)
            told = f"{place.file}:{place.line}: {place.before!r} -> {place.after!r}: {' '.join(known[place])}"
            print(told, flush=True)
    print(", ".join(f"{n} {result or 'wait'}" for result, n in Counter(result for result, _ in known.values()).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
