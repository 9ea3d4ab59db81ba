"""What a heading says about the order of the words of a name: “Full name (given name, surname)”, 姓名（姓在前）."""

from __future__ import annotations

import re

from exchange_admin.names.cells import has_family_name_first
from exchange_admin.names.scripts import has_han

GIVEN_FIRST, FAMILY_FIRST = "given", "family"
_THEN = r"\W{1,3}(?:(?:and|then|и|затем|потом)\W+)*"
_FAMILY_NAME, _GIVEN_NAME = r"(?:family|last)[\s-]?names?|surnames?|family", r"(?:given|first)[\s-]?names?|given"
_SAYS = {
    GIVEN_FIRST: (
        rf"(?:{_GIVEN_NAME}){_THEN}(?:{_FAMILY_NAME})\b|(?:{_GIVEN_NAME})\s+first\b|\bname(?:\s?[,/&+–-]\s?|\s(?:and\s|then\s)?)surname\b"
        r"|\bимя" + _THEN + r"фамилия\b|名在前(?:[，,、]?姓在后)?|名前姓后|先名后姓"
    ),
    FAMILY_FIRST: (
        rf"(?:{_FAMILY_NAME}){_THEN}(?:{_GIVEN_NAME})\b|(?:{_FAMILY_NAME})\s+first\b"
        r"|\bфамилия" + _THEN + r"имя\b|姓在前(?:[，,、]?名在后)?|姓前名后|先姓后名"
    ),
}
_ORDERS = {order: re.compile(pattern, re.IGNORECASE) for order, pattern in _SAYS.items()}
_BRACKETED = re.compile(r"[(（\[][^)）\]]*[)）\]]")
_SLASHED = re.compile(r"\s*[/|\\]\s*")
_IN_LATIN = re.compile(r"[A-Z][A-Z' -]*[A-Z]")
_TITLE_BEHIND = re.compile(r"\s(?:MR|MS|MRS|MISS|MSTR)$")
_PAIR, _LONGEST = 2, 100  # words; characters
_FAMILY_WORDS = frozenset({"фамилия", "surname", "family name", "last name", "姓", "姓氏"})
_GIVEN_WORDS = frozenset({"имя", "name", "given name", "given names", "first name", "名", "名字"})
_TWO_WORDS = re.compile(r"\s*([^\W\d_][\w'’-]*)\s+([^\W\d_][\w'’-]*)(\s*[(（\[].*)?\s*")


def order_told(heading: str) -> str:
    """`GIVEN_FIRST`, `FAMILY_FIRST`, or empty where the heading says neither or both."""
    said = [order for order, pattern in _ORDERS.items() if pattern.search(heading)]
    return said[0] if len(said) == 1 else ""


def without_order(heading: str) -> str:
    """The heading without brackets that say the order."""
    return _BRACKETED.sub(lambda found: "" if order_told(found[0]) else found[0], heading)


def with_family_first(name: str) -> str:
    """“Pavel Moroz”, whose given name stands first, as “Moroz, Pavel”. A name of one word or of more than two stays,
    and one whose endings say that it does not keep to its heading."""
    found = _TWO_WORDS.fullmatch(name)
    if (
        found is None
        or has_han(name)
        or (found[1].isupper() and not found[2].isupper())
        or has_family_name_first(f"{found[1]} {found[2]}")
    ):
        return name
    return f"{found[2]}, {found[1]}{found[3] or ''}"


def parted_as_headed(heading: str, name: str) -> str:
    """GLUSHKOV/ZAKHAR below «Фамилия/Имя» as “GLUSHKOV, ZAKHAR”, where both have one stroke and the heading says what
    stands before it. Other names stay."""
    if len(name) > _LONGEST or not is_headed_with_stroke(heading):
        return name
    parts = _SLASHED.split(name.strip())
    if len(parts) != _PAIR:
        return name
    family, given = parts[0], _TITLE_BEHIND.sub("", parts[1])
    return f"{family}, {given}" if all(map(_IN_LATIN.fullmatch, (family, given))) else name


def is_headed_with_stroke(heading: str) -> bool:
    """Whether a heading, or what it says in brackets, is two words with a stroke between them, the family name first:
    «Фамилия/Имя», 旅客姓名（姓/名）."""
    said = heading[:_LONGEST].casefold()
    texts = (_BRACKETED.sub("", said), *(found[0][1:-1] for found in _BRACKETED.finditer(said)))
    pairs = (_SLASHED.split(text.strip()) for text in texts)
    return any(len(one) == _PAIR and one[0] in _FAMILY_WORDS and one[1] in _GIVEN_WORDS for one in pairs)
