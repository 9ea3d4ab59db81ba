"""Keeps book of what was read of a parsed file, so that whatever was not read can be listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from exchange_admin.documents.elmo.found import Left
from exchange_admin.documents.elmo.vocabulary import ELMO, LANG, NAMED, PARTS, elmo, language_of, local_name, namespace
from exchange_admin.domain.wording import LANGUAGES

LANGUAGE = "language"
"""Why a text that is kept is listed: in which language it is cannot be kept."""
MOST_LISTED = 300
_EXCERPT = 160


class Ledger:
    """An element counts as read once it was taken; what stands below it must be taken too."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._taken: dict[etree._Element, tuple[str, ...]] = {root: ()}
        self._refused: dict[etree._Element, tuple[str, str, int]] = {}
        self._paths: dict[etree._Element, str] = {root: "elmo"}

    def mark(self, element: etree._Element, *attributes: str) -> etree._Element:
        """Marks the element and the named attributes as read."""
        self._taken[element] = (*self._taken.get(element, ()), *attributes)
        return element

    def first(self, parent: etree._Element, name: str, *attributes: str) -> etree._Element | None:
        """The first child of that ELMO name, taken; further ones stay unread."""
        found = parent.find(elmo(name))
        return None if found is None else self.mark(found, *attributes)

    def all(self, parent: etree._Element, name: str, *attributes: str) -> list[etree._Element]:
        """All children of that ELMO name, taken."""
        return [self.mark(child, *attributes) for child in parent.findall(elmo(name))]

    def refuse(self, element: etree._Element, why: str, text: str = "", megabytes: int = 0) -> None:
        """Lists an element although it was looked at; what stands below it is still looked at by itself. The first
        reason stays, unless it is only that the language of a text is lost."""
        if element not in self._refused or self._refused[element][0] == LANGUAGE:
            self._refused[element] = why, text or text_of(element), megabytes

    def where(self, element: etree._Element) -> str:
        """The place of an element, as `report[2]/issuer`; counted within its parent."""
        known = self._paths.get(element)
        if known is None:
            parent = element.getparent()
            assert parent is not None
            self._name_children(parent, self.where(parent))
            known = self._paths[element]
        return known

    def _name_children(self, parent: etree._Element, above: str) -> None:
        names = [local_name(child.tag) for child in parent]
        several, counts = Counter(names), Counter[str]()
        for child, name in zip(parent, names, strict=True):
            counts[name] += 1
            own = f"{name}[{counts[name]}]" if several[name] > 1 else name
            self._paths[child] = own if parent is self._root else f"{above}/{own}"

    def left(self) -> Iterator[Left]:
        """Whatever was refused or never taken, in the order of the file; of an unread element only itself."""
        for element in self._outer(self._root):
            why, text, megabytes = self._refused.get(element, ("no_place", "", 0))
            if element not in self._taken:
                yield self._left(element, text or _whole_text(element), why, megabytes)
                continue
            if element in self._refused:
                yield self._left(element, text, why, megabytes)
            for name, value in element.attrib.items():
                if name not in self._taken[element]:
                    yield self._left(element, str(value), attribute=f"/@{local_name(name)}")

    def _left(
        self, element: etree._Element, text: str, why: str = "no_place", megabytes: int = 0, attribute: str = ""
    ) -> Left:
        name = local_name(element.tag)
        called = f"elmo.element.{name}" if name in NAMED else excerpt(name)
        where = f"{self.where(element)}{attribute}"
        return Left(where, excerpt(text), why, megabytes, _owner(element), called)

    def _outer(self, element: etree._Element) -> Iterator[etree._Element]:
        yield element
        for child in element:
            if child in self._taken:
                yield from self._outer(child)
            elif not _is_empty_container(child):
                yield child


def _owner(element: etree._Element) -> str | Mapping[str, str]:
    """The name by languages of the course around an element, else a key of the part of the file that it stands in."""
    for around in (element, *element.iterancestors()):
        name = local_name(around.tag)
        if name == "learningOpportunitySpecification":
            return _titles(around) or "elmo.part.course"
        if name in PARTS:
            return f"elmo.part.{name}"
    return "elmo.part.file"


def _titles(specification: etree._Element) -> dict[str, str]:
    """One in each of our languages; what is in another counts as the one of its script, where that has none."""
    said: dict[str, str] = {}
    others = []
    for element in specification.findall(elmo("title")):
        language, text = str(element.get(LANG) or "").lower().split("-")[0], excerpt(text_of(element))
        if text and language in LANGUAGES:
            said.setdefault(language, text)
        elif text:
            others.append(text)
    for text in others:
        said.setdefault(language_of(text), text)
    return said


def excerpt(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _EXCERPT else plain[: _EXCERPT - 1] + "…"


def text_of(element: etree._Element | None) -> str:
    return "" if element is None or element.text is None else element.text


def _whole_text(element: etree._Element) -> str:
    told, size = [], 0
    for one in element.iter():
        parts = [text_of(one), *(f"{local_name(k)}={v!s}" for k, v in one.attrib.items())]
        for part in parts:
            if plain := part[:_EXCERPT].strip():
                told.append(plain)
                size += len(plain)
        if size > _EXCERPT:
            break
    return " · ".join(told)


def _is_empty_container(element: etree._Element) -> bool:
    """`<extension/>` and the like say nothing."""
    return namespace(element.tag) == ELMO and not len(element) and not element.attrib and not text_of(element).strip()
