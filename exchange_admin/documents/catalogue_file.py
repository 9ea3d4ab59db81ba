"""Catalogues of offers and needs (`.exchcat`): lines that the hubs of their owners have signed (decision 59).

Text in UTF-8, one JSON object a line with nothing in it that could be written otherwise: `key` (the signing key of a
hub, 64 hex digits), `says`, and `sig` over `says`. The first line is that of the hub which wrote the file: it counts
the others and names their hash, so that none can be left out. Profiles of institutions come before their offers and
needs.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.packages.json_parsing import decoded, read_json
from exchange_admin.documents.packages.keys import SiteKeys, is_age_key, signature_check, signer
from exchange_admin.documents.packages.refusals import Refused
from exchange_admin.domain.ids import is_id
from exchange_admin.domain.problems import Problem, RuleBroken

FORMAT = 1
LARGEST_FILE = 5 << 20
LONGEST_LINE = 96 << 10
"""Bytes; three summaries, conditions and accreditations of 2,000 Chinese characters each have room."""
MOST_LINES = 50_000
HEADER, INSTITUTION, LISTING = "catalogue", "institution", "listing"
_SIGNED = b"exchcat1\0"
_DEEPEST = 5
_KEY_DIGITS = 64
_KEY = re.compile(f"[0-9a-f]{{{_KEY_DIGITS}}}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_HIGHEST = 1_000_000
_NAMES = frozenset({"name_zh", "name_ru", "name_en"})
_LINES_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands in the file. `digest` is the hash of what it says."""

    text: str
    key: str
    says: Mapping[str, Any]
    digest: str

    @property
    def kind(self) -> str:
        return str(self.says["kind"])

    @property
    def id(self) -> str:
        return str(self.says["id"])

    @property
    def institution(self) -> str:
        """Whose line it is, by the id that its hub calls the institution by."""
        return str(self.says["institution"] if self.kind == LISTING else self.says["id"])

    @property
    def revision(self) -> int:
        return int(self.says["revision"])

    @property
    def content(self) -> Mapping[str, str | int]:
        content: Mapping[str, str | int] = self.says["content"]
        return content


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A file whose signatures all hold. Whether anybody knows their keys, the office has to say."""

    path: Path
    header: Line
    lines: Sequence[Line]


def read_line(text: str) -> Line:
    """Of a line that was checked when it came."""
    plain = json.loads(text)
    return Line(text, plain["key"], plain["says"], sha256(_message(plain["says"])).hexdigest())


class Signing:
    """Writes lines with the keys of one hub."""

    def __init__(self, keys: SiteKeys) -> None:
        self._key, self._sign = keys.sign_public, signer(keys.sign_private)

    def line(self, says: Mapping[str, Any]) -> Line:
        message = _message(says)
        signature = base64.b64encode(self._sign(message)).decode()
        text = _canonical({"key": self._key, "says": says, "sig": signature})
        return Line(text, self._key, says, sha256(message).hexdigest())


def write_catalogue(path: Path, signing: Signing, issuer: Mapping[str, Any], issued: str, lines: Sequence[Line]) -> int:
    """Writes the file whole and answers with its size in bytes. `issuer` is who writes it, `issued` a UTC moment.

    Raises FileNotWritten; RuleBroken with `catalogue.too_much` for what no reader would take."""
    body = [one.text.encode() for one in lines]
    institutions = sum(one.kind == INSTITUTION for one in lines)
    says = {
        "kind": HEADER,
        "format": FORMAT,
        "issuer": issuer,
        "issued": issued,
        "institutions": institutions,
        "lines": len(lines),
        "sha256": _hash_of(body),
    }
    data = b"".join(b"%b\n" % one for one in (signing.line(says).text.encode(), *body))
    if len(data) > LARGEST_FILE or len(lines) >= MOST_LINES or any(len(one) > LONGEST_LINE for one in body):
        raise RuleBroken(Problem("catalogue.too_much", facts={"file": path.name}))
    write_bytes(path, data)
    return len(data)


def read_catalogue(path: Path) -> Catalogue:
    """Raises RuleBroken with a `catalogue.` problem that says which line is wrong; a file is taken whole or not."""
    rows = _rows(path)
    checks: dict[str, Callable[[bytes, bytes], bool]] = {}
    lines = []
    for at, row in enumerate(rows, start=1):
        try:
            lines.append(_checked(row, checks, HEADER if at == 1 else ""))
        except Refused as refused:
            raise refused_line(path, refused.reason, at) from None
    header, *others = lines
    _hold_against(path, header, rows[1:], others)
    return Catalogue(path, header, others)


def refused_line(path: Path, reason: str, at: int, **facts: object) -> RuleBroken:
    """What is said of line `at` (the first is 1); nothing of the file counts then."""
    return RuleBroken(Problem(f"catalogue.{reason}", facts={"file": path.name, "line": at, **facts}))


def _rows(path: Path) -> list[bytes]:
    facts = {"file": path.name}
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError:
        raise RuleBroken(Problem("catalogue.file_missing", facts=facts)) from None
    if len(data) > LARGEST_FILE or data.count(b"\n") > MOST_LINES:
        raise RuleBroken(Problem("catalogue.too_large", facts=facts))
    if not data.startswith(b'{"key":'):
        raise RuleBroken(Problem("catalogue.no_catalogue", facts=facts))
    if not data.endswith(b"\n"):
        raise RuleBroken(Problem("catalogue.cut", facts=facts))
    return data[:-1].split(b"\n")


def _checked(row: bytes, checks: dict[str, Callable[[bytes, bytes], bool]], kind: str) -> Line:
    """Raises Refused."""
    if len(row) > LONGEST_LINE:
        raise Refused("line_too_long")
    try:
        text = decoded(row)
        plain = read_json(text, deepest=_DEEPEST)
        is_canonical = _canonical(plain) == text
    except (Refused, ValueError):
        raise Refused("line_unreadable") from None
    if not is_canonical or not isinstance(plain, dict) or plain.keys() != {"key", "says", "sig"}:
        raise Refused("line_unreadable")
    key, says, signature = plain["key"], plain["says"], plain["sig"]
    if not (isinstance(key, str) and _KEY.fullmatch(key) and isinstance(says, dict) and isinstance(signature, str)):
        raise Refused("line_unreadable")
    message = _SIGNED + _says_in(text, signature).encode()
    if key not in checks:
        checks[key] = signature_check(key)
    if not checks[key](_bytes_of(signature), message):
        raise Refused("forged")
    if (kind == HEADER) is not (says.get("kind") == HEADER):
        raise Refused("line_unreadable")
    if kind == HEADER and type(says.get("format")) is int and says["format"] > FORMAT:
        raise Refused("newer")
    if not _SHAPES.get(str(says.get("kind")), _nothing)(says):
        raise Refused("line_unreadable")
    return Line(text, key, says, sha256(message).hexdigest())


def _hold_against(path: Path, header: Line, rows: Sequence[bytes], lines: Sequence[Line]) -> None:
    """What the first line says of the others, and they of each other."""
    says = header.says
    if says["lines"] != len(rows) or says["sha256"] != _hash_of(rows):
        raise RuleBroken(Problem("catalogue.cut", facts={"file": path.name}))
    owners: dict[str, Line] = {}
    seen: set[tuple[str, str]] = set()
    for at, line in enumerate(lines, start=2):
        if (line.kind, line.id) in seen:
            raise refused_line(path, "twice", at)
        seen.add((line.kind, line.id))
        if line.kind == INSTITUTION:
            owners[line.id] = line
        elif line.institution not in owners:
            raise refused_line(path, "no_institution", at)
        elif owners[line.institution].key != line.key:
            raise refused_line(path, "other_signature", at)


def _is_header(says: Mapping[str, Any]) -> bool:
    return (
        says.keys() == {"kind", "format", "issuer", "issued", "institutions", "lines", "sha256"}
        and type(says["format"]) is int
        and _is_hub(says["issuer"])
        and isinstance(says["issued"], str)
        and _MOMENT.fullmatch(says["issued"]) is not None
        and type(says["institutions"]) is int
        and type(says["lines"]) is int
        and isinstance(says["sha256"], str)
        and _LINES_HASH.fullmatch(says["sha256"]) is not None
    )


def _is_institution(says: Mapping[str, Any]) -> bool:
    return says.keys() == {"kind", "id", "revision", "hub", "content"} and _is_hub(says["hub"]) and _is_revised(says)


def _is_listing(says: Mapping[str, Any]) -> bool:
    return (
        says.keys() == {"kind", "id", "institution", "revision", "content"}
        and _is_id(says["institution"])
        and _is_revised(says)
    )


def _is_revised(says: Mapping[str, Any]) -> bool:
    revision, content = says["revision"], says["content"]
    return (
        _is_id(says["id"])
        and type(revision) is int
        and 1 <= revision <= _HIGHEST
        and isinstance(content, dict)
        and all(type(one) in {str, int} for one in content.values())
    )


def _is_hub(hub: object) -> bool:
    """Who signs, and its second key, which the digits that people compare stand for too."""
    return (
        isinstance(hub, dict)
        and {"age"} < hub.keys() <= {"age", *_NAMES}
        and all(isinstance(one, str) and one.isprintable() and 0 < len(one) <= 200 for one in hub.values())
        and is_age_key(hub["age"])
    )


def _is_id(value: object) -> bool:
    return isinstance(value, str) and is_id(value)


def _nothing(says: Mapping[str, Any]) -> bool:
    return False


_SHAPES: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    HEADER: _is_header,
    INSTITUTION: _is_institution,
    LISTING: _is_listing,
}


_canonical = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode


def _says_in(text: str, signature: str) -> str:
    """What was signed, as it stands in a line that is written as all are."""
    return text[len('{"key":"","says":') + _KEY_DIGITS : -len(f',"sig":{_canonical(signature)}}}')]


def _message(says: Mapping[str, Any]) -> bytes:
    return _SIGNED + _canonical(says).encode()


def _bytes_of(signature: str) -> bytes:
    try:
        return base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _hash_of(rows: Iterable[bytes]) -> str:
    return sha256(b"\n".join(rows)).hexdigest()


def in_order(lines: Iterable[Line]) -> Iterator[Line]:
    """Profiles first, then what belongs to them; the same lines make the same file."""
    return iter(sorted(lines, key=lambda one: (one.kind != INSTITUTION, one.institution, one.id)))
