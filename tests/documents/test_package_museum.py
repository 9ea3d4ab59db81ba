"""Packages of every format that was ever released open for ever, and say what they said."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from exchange_admin.documents.packages.keys import fingerprint
from exchange_admin.documents.packages.limits import FORMAT
from exchange_admin.documents.packages.reading import Package, open_package
from exchange_admin.domain.problems import RuleBroken

MUSEUM = Path(__file__).parents[1] / "museum" / "packages"
FACTS = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(MUSEUM.glob("*.json"))}
EXHIBITS = [(name, exhibit) for name, facts in FACTS.items() for exhibit in facts["packages"]]


def parts_of(format: str, exhibit: dict[str, Any]) -> list[Package]:
    """The files of one exhibit as the office opens them; an answer comes from a partner not yet known."""
    facts = FACTS[format]
    known = None if "code" in exhibit else facts["partner"]["sign_public"]
    return [
        open_package(
            MUSEUM / file,
            me=facts["office"]["site"],
            schema=facts["schema"],
            sender_key=lambda site, _: known if site == facts["partner"]["site"] else None,
            identities=[facts["office"]["age_private"]],
            passphrase=exhibit.get("passphrase", ""),
        )
        for file in exhibit["files"]
    ]


def test_every_released_format_has_exhibits() -> None:
    assert [name for name in FACTS if name.startswith("format-")] == [f"format-{n}" for n in range(1, FORMAT + 1)]


def test_every_file_of_the_museum_is_described() -> None:
    assert {file for _, exhibit in EXHIBITS for file in exhibit["files"]} == {
        path.name for path in MUSEUM.glob("*.exchpack")
    }


@pytest.mark.parametrize(("format", "exhibit"), EXHIBITS, ids=lambda one: one if isinstance(one, str) else one["name"])
def test_an_old_package_says_what_it_said(format: str, exhibit: dict[str, Any]) -> None:
    parts = parts_of(format, exhibit)
    lines = [line for package in parts for line in package.lines()]
    text = "".join(f"{line.text()}\n" for line in lines)
    assert (len(lines), hashlib.sha256(text.encode()).hexdigest()) == (exhibit["lines"], exhibit["sha256"])
    assert [package.manifest.part for package in parts] == [(k, len(parts)) for k in range(1, len(parts) + 1)]
    assert [name for package in parts for name in package.blobs] == exhibit.get("blobs", [])
    assert all(package.manifest.sender == FACTS[format]["partner"]["site"] for package in parts)
    answered = [package.manifest.enrol.code for package in parts if package.enrols and package.manifest.enrol]
    assert answered == ([exhibit["code"]] if "code" in exhibit else [])


@pytest.mark.parametrize("format", FACTS)
def test_the_digits_over_the_telephone_stay_the_same(format: str) -> None:
    partner = FACTS[format]["partner"]
    assert fingerprint(partner["sign_public"], partner["age_public"]) == FACTS[format]["fingerprint"]


@pytest.mark.parametrize("format", FACTS)
def test_an_old_package_is_still_only_for_its_receiver(format: str) -> None:
    facts = FACTS[format]
    (file,) = facts["packages"][0]["files"]
    how = {"schema": facts["schema"], "sender_key": lambda *_: facts["partner"]["sign_public"]}
    with pytest.raises(RuleBroken) as refused:
        open_package(MUSEUM / file, me="0ther", identities=[facts["office"]["age_private"]], **how)
    assert refused.value.problem.code == "package.not_for_me"
