"""What an installer holds, in which version and under which licence: the bill of materials beside it (CycloneDX)."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import contents
from notices import library_notices, python_notice

from exchange_admin.services.third_party import Notice

_EXPRESSION = re.compile(r"[\w.+-]+(?: (?:OR|AND|WITH) [\w.+-]+)*")
"""What SPDX takes for the name of one licence, or of several."""


def write_bill(site: Path, target: Path, brought: Path | None = None) -> None:
    """`brought` is a folder with the terms of what comes along besides, each named by the package it was taken from."""
    found = [*python_notice(site), *library_notices(site)]
    plain = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "exchange-admin", "version": contents.version()}},
        "components": [*(_component(one) for one in found), *(_package(one) for one in _terms(brought))],
    }
    target.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _component(one: Notice) -> Mapping[str, object]:
    told: dict[str, object] = {"type": "library", "name": one.name, "licenses": [_licence(one.licence)]}
    if one.version:
        name = re.sub(r"[-_.]+", "-", one.name).lower()
        kind = "generic" if one.name == "Python" else "pypi"
        told |= {"version": one.version, "purl": f"pkg:{kind}/{name}@{one.version}"}
    return told


def _terms(brought: Path | None) -> list[Path]:
    return sorted(one for one in brought.rglob("*") if one.is_file()) if brought and brought.is_dir() else []


def _package(terms: Path) -> Mapping[str, object]:
    """Of Debian, in the version that is installed here; or a library within a Python, in whose folder its terms lie."""
    if terms.name.startswith("LICENSE."):
        return {"type": "library", "name": terms.stem.removeprefix("LICENSE.")}
    command = ["dpkg-query", "-W", "-f", "${Version}", terms.name]
    version = subprocess.run(command, text=True, capture_output=True, check=True).stdout
    purl = f"pkg:deb/debian/{terms.name}@{quote(version, safe=':~')}"
    return {"type": "library", "name": terms.name, "version": version, "purl": purl}


def _licence(said: str) -> Mapping[str, object]:
    return {"expression": said} if _EXPRESSION.fullmatch(said) else {"license": {"name": said}}
