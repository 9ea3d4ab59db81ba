"""Modules that serve every kind of record distinguish none by name: what a kind needs of its own, it brings."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from exchange_admin.domain.registry import REGISTRY

ROOT = Path(__file__).parents[2] / "exchange_admin"
GENERIC = (
    "domain",
    "merge",
    "names",
    "services/importing",
    "services/kinds",
    "services/reports",
    "store",
    "ui/actions",
    "ui/detail",
    "ui/forms",
    "ui/models",
    "ui/pages",
    "ui/tables",
    "ui/widgets",
)
"""Folders of what serves every kind; what stands in `services` itself does so too."""
OWN_RULES = {"domain/rules/own_verbs.py", "domain/rules/partner_scope.py"}
"""Tables of law: who may write what."""
FILES = [
    path
    for one in (*((ROOT / folder).rglob("*.py") for folder in GENERIC), (ROOT / "services").glob("*.py"))
    for path in sorted(one)
    if path.relative_to(ROOT).as_posix() not in OWN_RULES
]
KNOWN: Mapping[str, set[str]] = {
    "domain/registry/casework.py": {"consent", "identity_document", "requirement"},  # words of choices
    "domain/rules/casework/occurrences.py": {"meeting"},  # a word of events
    "domain/rules/committee/minutes.py": {"meeting"},  # a part of the text
    "domain/rules/projects/outputs.py": {"output"},  # a part of the text
    "domain/rules/matching/matching.py": {"listing"},  # a fact that names one of the two
    "merge/transactions.py": {"body"},  # a part of a line
    "services/demo_credits.py": {"learning_agreement", "recognition"},  # the story it tells
    "services/importing/cells.py": {"language_level", "speciality"},  # columns of a list
    "services/importing/course_rows.py": {"term"},  # a column of a list
    "services/importing/interest_rows.py": {"institution", "listing"},  # the strategy of one kind of lists
    "services/importing/parted_cells.py": {"institution", "speciality", "unit"},  # columns of a list
    "services/importing/reading.py": {"speciality", "unit"},  # columns of a list
    "services/importing/stacked_headings.py": {"institution", "speciality", "unit"},  # columns of a list
    "services/importing/strategies.py": {"staff"},  # what somebody is
    "services/importing/person_changes.py": {"language_level"},  # a field of people
    "services/importing/teachers.py": {"staff"},  # what somebody is
    "services/importing/told_by_cells.py": {"language_level"},  # a column of a list
    "services/importing/told_papers.py": {"language_level"},  # a column of a list
    "services/used_designs.py": {"attachment"},  # pictures of designs
    "store/checking.py": {"attachment"},  # whose files lie beside the records
    "store/due_rows.py": {"condition"},  # on which agreements rest, in SQL
    "store/reading.py": {
        "agreement",
        "interest",
        "mobility",
        "output",
        "person",
        "recognition",
        "speciality_link",
    },  # the facts of each kind in SQL
    "store/erasing.py": {"attachment"},
    "ui/actions/conditions.py": {"certificate"},  # reasons of the register
    "ui/detail/detail_panel.py": {"mobility"},  # a word of `Presentation.status`
    "ui/pages/list_page.py": {"person"},  # one button on its panel
}
"""Files in which something is compared with these words, which are no kinds there or stand for one on purpose."""


def compared(tree: ast.Module) -> set[str]:
    """Names of kinds that something is compared with, looked for in, found by or matched with."""
    named = {name: node.value for node in tree.body for name in assigned(node) if (node.value is not None)}
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Compare():
                asked: list[ast.expr | None] = [node.left, *node.comparators]
            case ast.Dict():
                asked = list(node.keys)
            case ast.MatchValue():
                asked = [node.value]
            case _:
                continue
        found |= {word for one in asked if one is not None for word in words_of(one, named)}
    return found


def assigned(node: ast.stmt) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def words_of(node: ast.expr, named: Mapping[str, ast.expr]) -> Iterator[str]:
    """The kinds that a value names, also as one of several or by a name given in the same file."""
    match node:
        case ast.Constant(value=str(word)) if word in REGISTRY:
            yield word
        case ast.Tuple(elts=several) | ast.List(elts=several) | ast.Set(elts=several):
            for one in several:
                yield from words_of(one, named)
        case ast.Call(func=ast.Name(id="frozenset" | "set" | "tuple" | "list"), args=[whole]):
            yield from words_of(whole, named)
        case ast.Name(id=name) if name in named:
            yield from words_of(named[name], {})


def test_what_serves_every_kind_compares_no_name_of_one() -> None:
    read = {path.relative_to(ROOT).as_posix(): compared(ast.parse(path.read_text("utf-8"))) for path in FILES}
    assert {file: found for file, found in read.items() if found} == KNOWN


@pytest.mark.parametrize(
    "planted",
    [
        "if kind == 'person': pass",
        "if 'term' != record.kind: pass",
        "if kind in {'office', 'staff'}: pass",
        "_MINE = frozenset({'condition'})\nif kind in _MINE: pass",
        "_MINE: str = 'condition'\nif kind == _MINE: pass",
        "RULES = {'mobility': check}",
        "match kind:\n    case 'transcript' | 'unit': pass",
    ],
)
def test_a_planted_comparison_is_reported(planted: str) -> None:
    assert compared(ast.parse(planted))


def test_a_kind_that_is_only_asked_for_is_not_reported() -> None:
    assert compared(ast.parse("store.where('person', 'email', [text])\nkinds = ['person']")) == set()
