"""The signed first page of a package: who writes to whom, what is inside, what the sender has (`sync.md` 7.1)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from exchange_admin.documents.packages.json_parsing import decoded, read_json
from exchange_admin.documents.packages.limits import FORMAT, UNSIGNED_FORMAT
from exchange_admin.documents.packages.refusals import Refused
from exchange_admin.merge.signatures import LifeKey, Proof

_T = TypeVar("_T")
_DEEPEST = 6
_SPELT = {"sender": "from"}
_MOST = 1 << 53
_SITE = re.compile("[A-Za-z0-9_-]{1,40}")
_AUTHOR = re.compile("[A-Za-z0-9_.-]{1,60}")
_ID = re.compile("[A-Za-z0-9_-]{1,64}")
_HASH = re.compile("[0-9a-f]{64}")
_SIGNATURE = re.compile("[0-9a-f]{128}")
_CREATED = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_AGE_KEY = re.compile("age1[a-z0-9]{10,90}")
_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]{0,100}")


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a college answers with at its first opening: the code out of its file, and the keys it has made."""

    code: str
    sign_key: str
    age_key: str


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Bytes and SHA-256 (hex) of a file in the package."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`sender` and `to` are sites, authors are `site.incarnation`; `created` is "YYYY-MM-DDTHH:MM:SSZ".

    `have` is the last step of each author that the sender has applied, `received` the ids of packages that it has
    taken in. `ends` is the last step of each author that the receiver has once this part and the parts before it are
    in, `heads` the hash of the last step that stands here. `part` is (k, of); `series` names what the parts belong to.
    `lives` are the keys of the authors whose steps stand here, `proofs` show that the sender has of the receiver's own
    chains what it says in `have`; neither is in a package of the first format.
    """

    format: int = FORMAT
    schema: int
    min_reader_schema: int
    app: str
    sender: str
    incarnation: int
    institution: str
    to: str
    id: str
    created: str
    have: Mapping[str, int] = field(default_factory=dict)
    received: tuple[str, ...] = ()
    ends: Mapping[str, int] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    part: tuple[int, int] = (1, 1)
    series: str = ""
    files: Mapping[str, FileFacts] = field(default_factory=dict)
    lives: Mapping[str, LifeKey] = field(default_factory=dict)
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    enrol: Enrolment | None = None

    def encoded(self) -> bytes:
        """The bytes that are signed."""
        plain = {_SPELT.get(one.name, one.name): getattr(self, one.name) for one in fields(self)}
        plain["series"] = self.series or self.id
        if self.format <= UNSIGNED_FORMAT:
            del plain["lives"], plain["proofs"]
        if not self.enrol:
            del plain["enrol"]
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=_as_plain).encode()

    @classmethod
    def read(cls, data: bytes) -> Manifest:
        """Raises Refused: `newer_format`, `manifest_shape`, or what is wrong with the JSON. Unknown keys pass."""
        plain = read_json(decoded(data), deepest=_DEEPEST)
        if not isinstance(plain, dict):
            raise Refused("manifest_shape")
        page = _Page(plain)
        if page.number("format", 1) > FORMAT:
            app = plain.get("app")
            raise Refused("newer_format", app=app if isinstance(app, str) and _LINE.fullmatch(app) else "")
        part = (page.within("part").number(0, 1), page.within("part").number(1, 1))
        if part[0] > part[1]:
            raise Refused("manifest_shape", key="part")
        return cls(
            format=page.number("format", 1),
            schema=page.number("schema", 1),
            min_reader_schema=page.number("min_reader_schema", 1),
            app=page.text("app", _LINE),
            sender=page.text("from", _SITE),
            incarnation=page.number("incarnation", 0),
            institution=page.text("institution", _LINE),
            to=page.text("to", _SITE),
            id=page.text("id", _ID),
            created=page.text("created", _CREATED),
            have=page.table("have", _AUTHOR, lambda table, key: table.number(key, 0)),
            received=tuple(page.within("received").text(i, _ID) for i in range(len(page.within("received")))),
            ends=page.table("ends", _AUTHOR, lambda table, key: table.number(key, 0)),
            heads=page.table("heads", _AUTHOR, lambda table, key: table.text(key, _HASH)),
            part=part,
            series=page.text("series", _ID),
            enrol=_enrolment(page.within("enrol")) if "enrol" in plain else None,
            files=page.table("files", re.compile("[ -~]{1,100}"), _file_facts),
            lives=page.table("lives", _AUTHOR, _life) if page.number("format", 1) > UNSIGNED_FORMAT else {},
            proofs=page.table("proofs", _AUTHOR, _proof) if page.number("format", 1) > UNSIGNED_FORMAT else {},
        )


class _Page:
    """A list or table of the manifest whose parts are asked for one by one."""

    def __init__(self, plain: Any, name: str = "manifest") -> None:
        self._plain, self._name = plain, name

    def __len__(self) -> int:
        return len(self._plain)

    def _get(self, key: str | int) -> Any:
        try:
            return self._plain[key]
        except (KeyError, IndexError, TypeError):
            raise Refused("manifest_shape", key=f"{self._name}.{key}") from None

    def number(self, key: str | int, low: int) -> int:
        value = self._get(key)
        if type(value) is not int or not low <= value < _MOST:
            raise Refused("manifest_shape", key=f"{self._name}.{key}")
        return value

    def text(self, key: str | int, shape: re.Pattern[str]) -> str:
        value = self._get(key)
        if not isinstance(value, str) or not shape.fullmatch(value):
            raise Refused("manifest_shape", key=f"{self._name}.{key}")
        return value

    def within(self, key: str) -> _Page:
        value = self._get(key)
        if not isinstance(value, dict | list):
            raise Refused("manifest_shape", key=f"{self._name}.{key}")
        return _Page(value, key)

    def table(self, key: str, names: re.Pattern[str], read: Callable[[_Page, str], _T]) -> dict[str, _T]:
        value = self._get(key)
        if not isinstance(value, dict) or not all(names.fullmatch(name) for name in value):
            raise Refused("manifest_shape", key=f"{self._name}.{key}")
        page = _Page(value, key)
        return {name: read(page, name) for name in value}


def _file_facts(table: _Page, name: str) -> FileFacts:
    facts = table.within(name)
    return FileFacts(facts.number("size", 0), facts.text("sha256", _HASH))


def _life(table: _Page, author: str) -> LifeKey:
    page = table.within(author)
    return LifeKey(
        page.text("key", _HASH),
        page.number("since", 1),
        page.text("site_key", _HASH),
        bytes.fromhex(page.text("certificate", _SIGNATURE)),
    )


def _as_plain(part: Any) -> object:
    """What JSON has no word for: bytes, tables that are no dict, and the parts of a manifest."""
    if isinstance(part, bytes):
        return part.hex()
    return dict(part) if isinstance(part, Mapping) else {one.name: getattr(part, one.name) for one in fields(part)}


def _proof(table: _Page, author: str) -> Proof:
    page = table.within(author)
    return Proof(
        page.number("seq", 1),
        bytes.fromhex(page.text("hash", _HASH)),
        bytes.fromhex(page.text("signature", _SIGNATURE)),
    )


def _enrolment(page: _Page) -> Enrolment:
    return Enrolment(page.text("code", _ID), page.text("sign_key", _HASH), page.text("age_key", _AGE_KEY))
