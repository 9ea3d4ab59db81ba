"""XML of strangers, parsed without trusting it: UTF-8 only, no document type, nothing fetched, everything bounded.

Each refusal costs no more than one look at the bytes: size by the file's own size, then the encoding, then what stands
before the root, then long tags, all before the parser sees anything; it is fed piece by piece and stopped at a limit.
"""

from __future__ import annotations

import errno
import os
import re
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from lxml import etree

from exchange_admin.documents.elmo.vocabulary import ELMO, XINCLUDE, elmo, local_name, namespace
from exchange_admin.domain.problems import Problem, RuleBroken


@dataclass(frozen=True, slots=True)
class Limits:
    """`bytes` of the file, `elements` in it, `depth` of the tree, `tag` the characters of one tag with its attributes,
    `text` the characters of one text unless it is an enclosed paper, `paper` the bytes of one of these; a larger one is
    no reason to refuse the file (`reading`)."""

    bytes: int = 32 << 20
    elements: int = 100_000
    depth: int = 60
    tag: int = 20_000
    attributes: int = 50
    text: int = 9_900_000
    paper: int = 10 << 20


LIMITS = Limits()
_PAPER = elmo("content")
_PIECE = 1 << 16
_PROLOG = 1 << 16  # characters before the root
_DECLARATION = re.compile(r"<\?xml\s[^>]{0,200}?\?>")
_ENCODING = re.compile(r"""\sencoding\s*=\s*["']([^"']*)["']""")
_BEFORE_ROOT = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)+", re.DOTALL)
_ROOT = re.compile("<[A-Za-z_]")
_UTF_8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


def parsed(path: Path, limits: Limits = LIMITS) -> etree._Element:
    """The root `elmo` of the file. Comments and processing instructions are gone, CDATA is text like any other.

    Raises RuleBroken: `elmo.unreadable`, `elmo.too_large`, `elmo.encoding`, `elmo.doctype`, `elmo.too_deep`,
    `elmo.too_many_elements`, `elmo.long_tag`, `elmo.long_text`, `elmo.xinclude`, `elmo.not_xml`, `elmo.not_elmo`,
    `elmo.other_version`.
    """
    text = _text(path, limits)
    _look_before_root(text, path)
    if _overlong_tag(limits).search(text):
        raise _refusal("long_tag", path, longest=limits.tag)
    root = _tree(text, path, limits)
    if root.tag != f"{{{ELMO}}}elmo":
        family, _, version = namespace(root.tag).rpartition("/")
        if local_name(root.tag) == "elmo" and family == ELMO.rpartition("/")[0]:
            raise _refusal("other_version", path, version=version)
        raise _refusal("not_elmo", path)
    return root


def _text(path: Path, limits: Limits) -> str:
    try:
        kept = path.stat()
        if not S_ISREG(kept.st_mode):  # a pipe or a device may never end
            raise _refusal("unreadable", path, reason=os.strerror(errno.EISDIR if path.is_dir() else errno.EINVAL))
        if kept.st_size > limits.bytes:
            raise _refusal("too_large", path, megabytes=limits.bytes >> 20)
        with path.open("rb") as file:
            data = file.read(kept.st_size)
    except (OSError, ValueError) as failed:
        reason = getattr(failed, "strerror", None) or str(failed)
        raise _refusal("unreadable", path, reason=reason) from failed
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refusal("encoding", path) from None
    declared = _DECLARATION.match(text)
    encoding = _ENCODING.search(declared[0]) if declared else None
    if "\0" in text[:2] or (encoding and encoding[1].lower() not in _UTF_8):
        raise _refusal("encoding", path)
    return text


def _look_before_root(text: str, path: Path) -> None:
    """A document type can only stand before the root; with none there is no entity to expand and nothing to fetch."""
    found = _BEFORE_ROOT.match(text[:_PROLOG])
    start = found.end() if found else 0
    if text.startswith("<!", start):
        raise _refusal("doctype" if text[start + 2 : start + 9].upper() == "DOCTYPE" else "not_xml", path)
    if not _ROOT.match(text, start):
        raise _refusal("not_xml", path)


def _overlong_tag(limits: Limits) -> re.Pattern[str]:
    """A tag that is too long, or has too many attributes, which might hide its end from the first test."""
    attribute = r"""[^<>"']*(?:"[^"<]*"|'[^'<]*')"""
    return re.compile(rf"<(?!!)(?:[^<>]{{{limits.tag + 1}}}|(?:{attribute}){{{limits.attributes + 1}}})")


def _tree(text: str, path: Path, limits: Limits) -> etree._Element:
    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=True,  # else libxml2 stops at ten million characters, short of a scan of 10 MB; _Watch counts instead
        remove_comments=True,
        remove_pis=True,
        recover=False,
        encoding="utf-8",
    )
    watch = _Watch(path, limits)
    try:
        for start in range(0, len(text), _PIECE):
            parser.feed(text[start : start + _PIECE].encode("utf-8"))
            watch.see(parser)
        root = parser.close()
        watch.see(parser)
    except etree.XMLSyntaxError as broken:
        raise _broken(broken, path, limits) from None
    return root


class _Watch:
    """Counts while the file is parsed, and stops it at a limit."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path, self._limits = path, limits
        self._depth = self._elements = 0

    def see(self, parser: etree.XMLPullParser) -> None:
        """What was parsed since it last looked. Raises RuleBroken at a limit."""
        for event, element in parser.read_events():
            if element is not None and not isinstance(element, tuple):
                self._count(event, element)

    def _count(self, event: str, element: etree._Element) -> None:
        limits = self._limits
        if event == "end":
            self._depth -= 1
            if element.tag != _PAPER and element.text and len(element.text) > limits.text:
                raise _refusal("long_text", self._path, longest=limits.text)
            return
        self._depth += 1
        self._elements += 1
        if self._depth > limits.depth:
            raise _refusal("too_deep", self._path, most=limits.depth)
        if self._elements > limits.elements:
            raise _refusal("too_many_elements", self._path, most=limits.elements)
        if len(element.attrib) > limits.attributes or any(len(str(v)) > limits.tag for v in element.attrib.values()):
            raise _refusal("long_tag", self._path, longest=limits.tag)
        if namespace(element.tag) == XINCLUDE:
            raise _refusal("xinclude", self._path)


def _broken(broken: etree.XMLSyntaxError, path: Path, limits: Limits) -> RuleBroken:
    """libxml2's own limits by their names; for the rest the place where the file stops being XML."""
    if "depth" in str(broken.msg):
        return _refusal("too_deep", path, most=limits.depth)
    if getattr(broken, "code", 0) == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        return _refusal("long_text", path, longest=limits.text)
    line, column = broken.position
    return _refusal("not_xml_at", path, line=line or 1, column=column)


def _refusal(fact: str, path: Path, **facts: object) -> RuleBroken:
    return RuleBroken(Problem(f"elmo.{fact}", facts={"file": path.name, **facts}))
