"""What a text that others will read tells of a person: numbers and addresses, and words that may be a name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from exchange_admin.domain.patterns import pattern

_MAIL = pattern(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_HANDLE = pattern(r"(?<![\w.])@[A-Za-z]\w{3,}|(?:微信号?|[Ww]e[Cc]hat)\s*[:：]?\s*[A-Za-z]\w{5,}")
_PHONE = pattern(
    r"(?<![\w.])(?:\+\d[\d\s().\-–]{7,18}\d"
    r"|8[\s(\-]{0,2}\d{3}[\s)\-]{0,2}\d{3}[\s\-]?\d{2}[\s\-]?\d{2}"
    r"|1[3-9]\d[\s\-]?\d{4}[\s\-]?\d{4}"
    r"|0\d{2,3}[\s\-]\d{7,8}"
    r"|(?:8[\s\-]?)?\(\d{3,5}\)\s?\d[\d\s\-]{4,8}\d)(?!\w)"
)
_AFTER_A_WORD = pattern(
    r"(?i)(?:\bтел(?:ефон)?|\bмоб|whatsapp|вотсап|\btel|\bphone|\bmobile|电话|手机|微信|QQ)[\s.:№]*"
    r"(\+?\d[\d\s().\-–]{4,18}\d)"
)
_SPELT_MAIL = pattern(
    r"(?i)[\w.+\-]+\s?[(\[{]\s?(?:at|собака|эт)\s?[)\]}]\s?[\w\-]+(?:\s?(?:\.|[(\[{]\s?(?:dot|точка)\s?[)\]}])\s?[\w\-]+)+"
)
"""songhua (at) college.cn, with which machines are kept from collecting addresses."""
_MAY_TELL = pattern(r"(?si)@|微信|wechat|[(\[{]\s?(?:at|собака|эт)\s?[)\]}]|\d.*?\d")
"""Without one of these there is no address, no name and no number: most texts are looked through once."""
_WORDS = pattern(r"[^\W\d_][\w’'\-]*\.?")
_AS_LONG = 10
"""Digits of a number that tell it whatever stands before them: 8 or +7."""
_ENDING = 3
"""Letters at the end of a Russian name that change: Нижегородцева, Нижегородцевой."""
_LEAST_KEPT = 2
_BETWEEN = pattern(r"\w\.|[\w’'\-]+(?:[ое]вич|ьич|[ое]вн|ичн)\w{0,3}")
"""What stands between the two parts of a name: an initial, or a patronymic in any case."""


def contacts_in(text: str) -> Iterator[str]:
    """Addresses of mail, names in messengers and telephone numbers, as they stand there. A guess: a number may be
    something else."""
    plain = unicodedata.normalize("NFKC", text)
    if not _MAY_TELL.search(plain):
        return
    for mail in (_MAIL, _SPELT_MAIL):
        yield from [found.group() for found in mail.finditer(plain)]
        plain = mail.sub(" ", plain)
    yield from (found.group() for found in _HANDLE.finditer(plain))
    yield from (found.group() for found in _PHONE.finditer(plain))
    yield from (found.group(1) for found in _AFTER_A_WORD.finditer(_PHONE.sub(" ", plain)))


def contact_mark(contact: str) -> str:
    """By what two ways to write one number or address are the same."""
    digits = "".join(one for one in contact if one.isdigit())
    return contact.strip().casefold() if "@" in contact or not digits else digits[-_AS_LONG:]


def name_pairs_in(text: str) -> Iterator[tuple[str, str]]:
    """Words side by side that both begin with a capital letter, as the parts of a name do, an initial among them; also
    those with a patronymic or an initial between them: Аксинья Ефремовна Нижегородцева, А. Е. Нижегородцева."""
    plain = unicodedata.normalize("NFC", text)
    if not any(map(str.isupper, plain)):
        return
    before = ""
    for first, second in pairwise(_WORDS.finditer(plain)):
        between = plain[first.end() : second.start()]
        one, other = first.group(), second.group()
        if between.strip() or not (one[0].isupper() and other[0].isupper()):
            before = ""
            continue
        yield one, other
        if before and _BETWEEN.fullmatch(one):
            yield before, other
        before = one


def stem(word: str) -> str:
    """What stays of a Russian name in every case."""
    is_cyrillic = "\u0400" <= word[:1] <= "\u04ff"
    return word[: max(_LEAST_KEPT, len(word) - _ENDING)] if is_cyrillic else word


def may_be(word: str, part: str) -> bool:
    """Whether a folded word may be a folded part of a name: itself, another case of it, or its initial."""
    if word.endswith("."):
        return part.startswith(word[:-1]) and len(word) > 1
    if word == part:
        return True
    same = next((n for n, (one, other) in enumerate(zip(word, part, strict=False)) if one != other), len(word))
    same = min(same, len(word), len(part))
    changes = "\u0400" <= word[:1] <= "\u04ff" and same >= _LEAST_KEPT
    return changes and max(len(word), len(part)) - same <= _ENDING and same >= min(len(word), len(part)) - 2
