"""What the parts of a design are called, and the drawing beside each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.design_parts import (
    SEVERAL,
    Block,
    DesignSpec,
    Group,
    PartKey,
    Picture,
    part,
)
from exchange_admin.ui.designs.line_list import Line
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, say

ICONS: Mapping[Group, str] = {
    "page": "file-text",
    "frame": "square-dashed",
    "pictures": "image",
    "bars": "rows-3",
    "blocks": "type",
    "signatories": "signature",
    "stamp": "stamp",
    "code": "qr-code",
}
_OWN_WORDS: Mapping[Group, str] = {
    "page": QT_TRANSLATE_NOOP("DesignParts", "Page"),
    "pictures": QT_TRANSLATE_NOOP("DesignParts", "Picture"),
    "blocks": QT_TRANSLATE_NOOP("DesignParts", "Text"),
    "bars": QT_TRANSLATE_NOOP("DesignParts", "Line or band"),
}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SNIPPET = 40


def group_name(group: Group, words: Wording) -> str:
    """A sort of part: Text, Picture, Stamp."""
    own = _OWN_WORDS.get(group)
    return say("DesignParts", own) if own else words.choice("design_part", group)


def part_name(spec: DesignSpec, key: PartKey, words: Wording) -> str:
    """Its own name where it has one (Title, Logo), else its sort, numbered where there are several."""
    held = part(spec, key)
    if isinstance(held, Block | Picture):
        return _own_name(held.name, key.group, words)
    many = len(getattr(spec, key.group)) if key.group in SEVERAL else 1
    return f"{group_name(key.group, words)} {key.place + 1}" if many > 1 else group_name(key.group, words)


def part_line(spec: DesignSpec, key: PartKey, words: Wording, placeholders: Mapping[str, str]) -> Line:
    """The part in the list: a text with its first words."""
    held = part(spec, key)
    second = _first_words(held, words.language, placeholders) if isinstance(held, Block) else ""
    faint = key.group == "frame" and held.style == "none"
    return Line(str(key), part_name(spec, key, words), second, ICONS[key.group], faint=faint)


def _own_name(name: str, group: Group, words: Wording) -> str:
    """`title` and `text_2` in words; a name that the office gave as it is."""
    stem, _, number = name.rpartition("_")
    if not number.isdigit():
        stem, number = name, ""
    if stem in ("text", "picture"):
        said = group_name(group, words)
    else:
        said = words.choice("design_part", stem)
        said = stem.replace("_", " ") if said.startswith("choice.") else said
    return f"{said} {number}".strip()


def _first_words(block: Any, language: str, placeholders: Mapping[str, str]) -> str:
    for paragraph in block.paragraphs:
        text = paragraph.text.best(language)
        if text:
            said = _PLACEHOLDER.sub(lambda found: placeholders.get(found[1], found[1]), text)
            return " ".join(said.split())[:_SNIPPET]
        if paragraph.rows:
            return ", ".join(placeholders.get(fact, fact) for fact in paragraph.rows)[:_SNIPPET]
    return ""
