"""Single values of an ELMO file as our records would hold them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from fractions import Fraction

from lxml import etree

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.elmo.ledger import LANGUAGE, Ledger, text_of
from exchange_admin.documents.elmo.vocabulary import LANG, language_of
from exchange_admin.domain import exact
from exchange_admin.domain.values import clean
from exchange_admin.domain.wording import LANGUAGES

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[\d:.]{1,20})?(?:Z|[+-]\d\d:\d\d)?")


def token(text: str) -> str:
    """One line with single spaces."""
    return clean(text)


def day(text: str) -> date | None:
    """The day of an xs:date or xs:dateTime, as it is written, whatever its time zone."""
    found = _DAY.fullmatch(text.strip())
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def decimal(text: str) -> Fraction | None:
    """An xs:decimal that is not negative."""
    plain = text.strip()
    number = exact.read_or_none(plain.removesuffix(".")) if "," not in plain and "/" not in plain else None
    return number if number is not None and number >= 0 else None


def titles(ledger: Ledger, parent: etree._Element) -> tuple[Trilingual, list[etree._Element]]:
    """The title in our languages, and the elements in others, taken.

    A title without a language, or in one that we do not have while nothing else stands there, goes by its script; of
    the latter it is listed that its language is lost.
    """
    said: dict[str, str] = {}
    others: list[etree._Element] = []
    for element in ledger.all(parent, "title", LANG):
        text, language = token(text_of(element)), str(element.get(LANG) or "").lower().split("-")[0]
        if not text:
            continue
        if language in LANGUAGES and language not in said:
            said[language] = text
        else:
            others.append(element)
    for element in list(others):
        text, language = token(text_of(element)), str(element.get(LANG) or "")
        guess = language_of(text)
        if guess not in said and (not language or not said):
            said[guess] = text
            others.remove(element)
            if language:
                ledger.refuse(element, LANGUAGE)
        elif text in said.values():
            others.remove(element)
    return Trilingual(**said), others


def is_plain(text: str) -> bool:
    """Whether a field of ours may hold it: no controls, no marks of direction, nothing unassigned."""
    return all(unicodedata.category(one) not in {"Cc", "Cs", "Co", "Cn", "Cf"} for one in text)
