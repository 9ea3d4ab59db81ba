"""The table of who may point at what (`docs/sync.md`) says what the program does, for every kind and reference."""

from __future__ import annotations

import re
from pathlib import Path

from exchange_admin.domain.fields import Scope
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.partner_scope import Pointing, pointing, takes

_TEXT = (Path(__file__).parents[2] / "docs" / "sync.md").read_text(encoding="utf-8")
_SECTION = _TEXT.split("### Who may point at what")[1].split("\n## ")[0]
_COLUMNS = (Pointing.OWN, Pointing.PARTIES, Pointing.THEIRS, Pointing.SEEN)


def _words(text: str) -> list[str]:
    return re.findall(r"`([a-z_]+)`", text)


def _table() -> dict[str, dict[str, Pointing]]:
    rows = [line.split("|")[1:-1] for line in _SECTION.splitlines() if line.startswith("| `")]
    return {
        _words(first)[0]: {name: rule for rule, cell in zip(_COLUMNS, cells, strict=True) for name in _words(cell)}
        for first, *cells in rows
    }


def test_every_reference_that_a_partner_writes_has_its_line_in_the_table() -> None:
    rules = pointing(REGISTRY)
    written = [kind for kind in REGISTRY.kinds if takes(REGISTRY, kind.name)]
    assert _table() == {
        kind.name: {field.name: rules[kind.name, field.name] for field in kind.references} for kind in written
    }


def test_every_kind_that_only_the_office_writes_is_named() -> None:
    told = _words(_SECTION.split("office's alone:")[1].split(".\n")[0])
    assert sorted(told) == sorted(kind.name for kind in REGISTRY.kinds if not takes(REGISTRY, kind.name))


def test_a_reference_that_widens_a_sight_is_never_free() -> None:
    """Following an institution, or bringing a record, is what scopes are made of."""
    rules = pointing(REGISTRY)
    for kind in REGISTRY.kinds:
        if not takes(REGISTRY, kind.name):
            continue
        for name in kind.follows:
            if kind[name].refers == "institution":
                assert rules[kind.name, name] in {Pointing.OWN, Pointing.PARTIES}, (kind.name, name)
        assert kind.scope in {Scope.PARTNER, Scope.REFERENCED}, kind.name
