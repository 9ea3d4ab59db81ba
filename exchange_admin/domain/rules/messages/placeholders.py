"""Templates of messages: text with `{placeholders}` of a closed list, filled in once and never read again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

PLACEHOLDERS = (
    *("name", "name_latin", "programme", "term", "institution", "partner", "date", "due", "act_by", "document"),
    *("missing", "papers", "tasks", "count", "coordinator", "phone", "number", "notice", "meeting", "signature"),
)
"""Whatever a template may ask for."""
OF_SEVERAL_LINES = frozenset({"signature"})

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a message. `placeholder` is what it was filled in for, empty for what the template says itself;
    `is_gap`: nothing is known for it, and `text` is the placeholder in its braces."""

    text: str
    placeholder: str = ""
    is_gap: bool = False


def unknown_placeholders(template: str) -> list[str]:
    """What stands in braces and is no placeholder, as it is typed, and braces that belong to nothing; each once."""
    found = (match[0] for match in _BRACES.finditer(template) if (match[1] or "") not in PLACEHOLDERS)
    return list(dict.fromkeys(found))


def asked_for(*templates: str) -> frozenset[str]:
    """The placeholders that templates use."""
    return frozenset(
        match[1] for text in templates for match in _BRACES.finditer(text) if match[1] and match[1] in PLACEHOLDERS
    )


def filled_in(template: str, facts: Mapping[str, str]) -> list[Piece]:
    """The pieces of a message in order. A fact is taken as it is: braces in somebody's name ask for nothing."""
    return list(_pieces(template, facts))


def _pieces(template: str, facts: Mapping[str, str]) -> Iterator[Piece]:
    at = 0
    for match in _BRACES.finditer(template):
        name = match[1]
        if not name or name not in PLACEHOLDERS:
            continue
        if match.start() > at:
            yield Piece(template[at : match.start()])
        text = facts.get(name, "")
        text = several_lines(text) if name in OF_SEVERAL_LINES else one_line(text)
        yield Piece(text or match[0], name, not text)
        at = match.end()
    if at < len(template):
        yield Piece(template[at:])


def text_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def gaps_of(*messages: list[Piece]) -> tuple[str, ...]:
    """Placeholders for which nothing is known, each once."""
    return tuple(dict.fromkeys(piece.placeholder for pieces in messages for piece in pieces if piece.is_gap))


def one_line(text: str) -> str:
    """Text as it may stand in a header or a sentence: no line end, nothing that is not seen or turns the writing."""
    return " ".join("".join(letter if _is_seen(letter) else " " for letter in text).split())


def several_lines(text: str) -> str:
    """The same line by line; line ends are `\\n`."""
    return "\n".join(one_line(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def _is_seen(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) not in _UNSEEN
