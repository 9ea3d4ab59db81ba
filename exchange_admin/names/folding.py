"""The one folding under which names, words and numbers are compared and searched."""

from __future__ import annotations

import re
import unicodedata

from exchange_admin.domain.patterns import pattern

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
"""Han characters, as the inside of a regular-expression set."""

_HAN_CHARACTER = pattern(f"[{HAN}]")
_COMBINING = pattern("[\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_IGNORED = pattern(r"""['"`´‘’‛“”′ʹʺʻʼˈ]""")
_SIMPLE = re.compile("[ a-z0-9.,:;@+/()A-Zа-яА-ЯёЁ\u4e00-\u9fff-]*").fullmatch
"""Texts of which folding only changes the case, ё and the spaces."""

_SHORT_I = "й"
_BREVE_I = "и\u0306"
_SHORT_I_HELD = "\ue000"

_LETTERS_WITHOUT_MARKS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_LATIN_FOR_CAPITAL = str.maketrans("АВЕЁЗЅІЇЈКМНОРСТУХҮԚԜҺΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "ABEE3SIIJKMHOPCTYXYQWHABEZHIKMNOPTYXC")

_SHARED_CYRILLIC, _SHARED_LATIN = "АВЕКМНОРСТУХаеорсух", "ABEKMHOPCTYXaeopcyx"
_TO_LATIN = str.maketrans(_SHARED_CYRILLIC, _SHARED_LATIN)
_TO_CYRILLIC = str.maketrans(_SHARED_LATIN, _SHARED_CYRILLIC)


def fold(text: str) -> str:
    """The comparable form of `text`: NFKC (full-width becomes half-width), case folded, one space between words.

    Marks above and below letters go (ё is е, é is e, ü is u), and so do apostrophes, quotes and invisible characters;
    only й stays a letter of its own, as in every Russian list. Letters without a decomposition follow suit (ł is l).
    v is never read as ü: that spelling of 吕 and 女 is an alias which `search_keys` adds. `fold(fold(x)) == fold(x)`.
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    if _SIMPLE(text):
        return " ".join(text.lower().replace("ё", "е").split())
    if text.isascii():
        return " ".join(_IGNORED.sub("", _printable(text)).lower().split())
    plain = unicodedata.normalize("NFD", _compatible(_printable(text))).replace(_BREVE_I, _SHORT_I_HELD)
    plain = _COMBINING.sub("", plain).replace(_SHORT_I_HELD, _SHORT_I).translate(_LETTERS_WITHOUT_MARKS)
    return " ".join(_IGNORED.sub("", unicodedata.normalize("NFC", plain)).split())


def _compatible(text: str) -> str:
    """NFKC and case folding, repeated because each can undo the other for a few letters."""
    for _ in range(4):
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
        if folded == text:
            break
        text = folded
    return text


def _printable(text: str) -> str:
    """Without control, format, surrogate, private and unassigned characters; control characters part words. Han that
    is newer than this Python stays: people bear such characters."""
    if text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character.isspace() or (category := unicodedata.category(character)) == "Cc":
        return " "
    if category == "Cn":
        return character if _HAN_CHARACTER.match(character) else ""
    return "" if category in {"Cf", "Cs", "Co"} else character


def lookalikes(text: str) -> tuple[str, str]:
    """`text` with the letters that look the same in Latin and Cyrillic all in Latin, and all in Cyrillic: nobody sees
    in which of them the code А1-1 was typed."""
    return text.translate(_TO_LATIN), text.translate(_TO_CYRILLIC)


def normalise_document_number(text: str) -> str:
    """The comparable form of the number of a passport or other paper: capitals and digits, nothing else.

    NFKC, upper case, Cyrillic and Greek capitals that look like Latin ones become Latin, any decimal digit becomes
    ASCII, spaces and punctuation go: "ab 123-456", "АВ123456" (Cyrillic) and "ＡＢ１２３４５６" are all "AB123456".
    For comparing only; the number is kept as it was typed.
    """
    if text.isascii() and text.isalnum():
        return text.upper()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = unicodedata.normalize("NFKC", text.upper()).translate(_LATIN_FOR_CAPITAL)
        text = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)
    return "".join(one for one in text.upper() if one.isalnum())
