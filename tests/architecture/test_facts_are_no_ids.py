"""What a sentence is filled with is what people call things by: never the id of a record."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange_admin.domain.wording import LANGUAGES, Wording

ROOT = Path(__file__).parents[2]
IDS = {"id", "record", "site", "entry", "package", "life"}
"""Placeholders that could hold nothing else."""
SAID = ("problem.", "reason.", "history.", "verb.", "exchange.")
SOURCES = [path for path in (ROOT / "exchange_admin").rglob("*.py") if "cli" not in path.parts]
"""On the command line records are named by their ids, as they are typed there."""


def wording(language: str) -> Wording:
    return Wording.load(ROOT / "resources" / "wording", language)


def placeholders(words: Wording, key: str) -> set[str]:
    entry = words.raw(key)
    sentences = entry.values() if isinstance(entry, dict) else [str(entry or "")]
    return {name for text in sentences for _, name, _, _ in string.Formatter().parse(text) if name}


def facts_of_problems() -> Iterator[tuple[str, str, str, ast.expr]]:
    """(place, code, name of the fact, what it is filled with) of every problem that is written out."""
    for path in SOURCES:
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if "Problem(" in text else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                code = node.args[0] if node.args else None
                given = [*node.args[2:3], *(word.value for word in node.keywords if word.arg == "facts")]
                if isinstance(code, ast.Constant) and given and isinstance(given[0], ast.Dict):
                    for key, value in zip(given[0].keys, given[0].values, strict=True):
                        if isinstance(key, ast.Constant):
                            yield f"{path.relative_to(ROOT)}:{node.lineno}", str(code.value), str(key.value), value


def is_id(value: ast.expr) -> bool:
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name == "id" or name.endswith("_id")
        case ast.Subscript(slice=ast.Constant(value=name)):
            return str(name).endswith("_id")
        case ast.Call(func=ast.Attribute(attr="text"), args=[ast.Constant(value=name)]):
            return str(name).endswith("_id")
        case ast.IfExp(body=one, orelse=other) | ast.BoolOp(values=[one, other]):
            return is_id(one) or is_id(other)
    return False


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_has_a_place_for_an_id(language: str) -> None:
    words = wording(language)
    asked = {key: placeholders(words, key) & IDS for key in sorted(words.keys()) if key.startswith(SAID)}
    assert {key: names for key, names in asked.items() if names} == {}


def test_no_sentence_is_filled_with_an_id() -> None:
    words = wording("en")
    wrong = [
        (place, code, name)
        for place, code, name, value in facts_of_problems()
        if is_id(value) and name != "typed" and name in placeholders(words, f"problem.{code}")
    ]
    assert wrong == []
