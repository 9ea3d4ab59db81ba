"""What an installer holds, in which version and under which licence: the bill of materials beside it (CycloneDX)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import contents
from notices import library_notices, python_notice

from exchange_admin.services.third_party import Notice

_EXPRESSION = re.compile(r"[\w.+-]+(?: (?:OR|AND|WITH) [\w.+-]+)*")
"""What SPDX takes for the name of one licence, or of several."""


def write_bill(site: Path, target: Path) -> None:
    found = [*python_notice(site), *library_notices(site)]
    plain = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "exchange-admin", "version": contents.version()}},
        "components": [_component(one) for one in found],
    }
    target.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _component(one: Notice) -> Mapping[str, object]:
    told: dict[str, object] = {"type": "library", "name": one.name, "licenses": [_licence(one.licence)]}
    if one.version:
        name = re.sub(r"[-_.]+", "-", one.name).lower()
        told |= {"version": one.version, "purl": f"pkg:pypi/{name}@{one.version}"}
    return told


def _licence(said: str) -> Mapping[str, object]:
    return {"expression": said} if _EXPRESSION.fullmatch(said) else {"license": {"name": said}}
