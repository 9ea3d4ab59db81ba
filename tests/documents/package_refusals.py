"""Packages with one thing wrong, and the reason that is given for it."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest
from package_sample import (
    Chain,
    archive,
    changes_of,
    forged,
    opened,
    ordinary,
    person,
)

from exchange_admin.documents.packages import refusals
from exchange_admin.domain.problems import RuleBroken

CHANGES = changes_of(ordinary())


def raised() -> set[str]:
    """Every reason that the code gives."""
    found: set[str] = set()
    for module in Path(refusals.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Refused", "_fault", "refusal"}:
                literals = [one for arg in node.args for one in ast.walk(arg) if isinstance(one, ast.Constant)]
                found |= {str(one.value) for one in literals if re.fullmatch("[a-z_]+_[a-z_]+|revoked", str(one.value))}
    return found


REASONS = raised()


def reasons(path: Path, **how: Any) -> list[str]:
    """Codes of a refusal; the file stays as it was."""
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(RuleBroken) as refused:
        opened(path, **how)
    assert before is None or path.read_bytes() == before
    assert all(problem.facts["file"] == path.name for problem in refused.value.problems)
    return [problem.code.removeprefix("package.") for problem in refused.value.problems]


def reason(path: Path, **how: Any) -> str:
    return reasons(path, **how)[0]


def reason_of_plain(path: Path, plain: bytes) -> str:
    return reason(forged(path, plain))


def reason_of_changes(path: Path, changes: bytes) -> str:
    return reason_of_plain(path, archive(changes))


def reason_of_page(path: Path, **page: object) -> str:
    return reason_of_plain(path, archive(CHANGES, page))


def reason_of_line(path: Path, **keys: object) -> str:
    """The first line of the package with other keys."""
    line = {**json.loads(CHANGES.splitlines()[0]), **keys}
    return reason_of_changes(path, json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def reason_of_body(path: Path, **body: object) -> str:
    chain = Chain()
    chain.add(person(1), **body)
    return reason_of_changes(path, changes_of(chain.lines))


def reason_of_values(path: Path, text: str, *said: str) -> str:
    chain = Chain()
    chain.add(("person", "a1", dict.fromkeys(said or ("note",), "")), values=[text])
    return reason_of_changes(path, changes_of(chain.lines))
