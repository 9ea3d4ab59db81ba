"""The way of an offer or a need, and how its lists of codes are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.patterns import pattern
from exchange_admin.domain.problems import Problem

DRAFT, PUBLISHED, MET, WITHDRAWN = "draft", "published", "met", "withdrawn"
SHARED_STATES = (PUBLISHED, MET, WITHDRAWN)
"""In which everybody of the same office gets to see it."""
LINKED, ENDED = "agreed", "ended"
LINKED_STATES = (LINKED, ENDED)
"""In which everybody of the same office has a pair of specialities that correspond."""
DECLINED_LINK = "declined"
"""The word of whoever never agreed: the pair stays between the two and the office."""
LINK_STATUS = "link_status"
"""The fact that lists show: what the office wrote down, else what the two institutions say."""
HALF, PROPOSED_LINK = "half", "proposed"
LINK_SIDES = {"institution_id": "institution_word", "other_institution_id": "other_word"}
"""The two of a pair, each with what it says for itself."""
LINK_WORDS = tuple(LINK_SIDES.values())
LONGEST_LIFE = 366
"""Days for which something is published at most: what nobody renews ends by itself."""
MOST_FIELDS = 3
"""Codes of ISCED-F in one."""
FIELDLESS_TOPICS = frozenset({"funding", "jobs"})
"""Money and vacancies need no field of education."""
SEPARATOR = ";"
_CODE_LENGTHS = range(2, 5)
_BETWEEN = pattern(r"[;,\n；，、]")
_CODE_AND_MORE = pattern(r"(\d{2})[.\s]?(\d{0,2})(?!\d)\W*(.*)")
_NEXT: Mapping[str, frozenset[str]] = {
    DRAFT: frozenset({PUBLISHED}),
    PUBLISHED: frozenset({MET, WITHDRAWN}),
    MET: frozenset({WITHDRAWN}),
    WITHDRAWN: frozenset({PUBLISHED}),
}


def listing_state_is_reachable(now: str, wanted: str) -> bool:
    """What was published never becomes a draft again, and is published anew only after it was withdrawn."""
    return wanted == now or wanted in _NEXT.get(now, frozenset())


def missing_to_publish(values: Mapping[str, Value]) -> tuple[str, ...]:
    """Fields without which nothing is published, as far as nothing stands in them."""
    needed = ("name_zh", "name_ru", *(() if values.get("topic") in FIELDLESS_TOPICS else ("isced_f",)), "valid_until")
    return tuple(name for name in needed if not values.get(name))


def parts_in(typed: Value) -> tuple[str, ...]:
    """The entries of a list that was typed, each once and in its order, whatever stands between them."""
    return _parts(str(typed or ""))


@lru_cache(maxsize=4_096)  # few lists of codes and languages are typed again and again
def _parts(typed: str) -> tuple[str, ...]:
    parts = (" ".join(one.split()) for one in _BETWEEN.split(typed))
    return tuple(dict.fromkeys(one for one in parts if one))


def is_field_code(typed: str) -> bool:
    """Whether something looks like a code of ISCED-F: two to four digits."""
    return typed.isascii() and typed.isdigit() and len(typed) in _CODE_LENGTHS


def languages_in(typed: Value) -> tuple[str, ...]:
    """Codes of languages in small letters."""
    return tuple(dict.fromkeys(one.lower() for one in parts_in(typed)))


def countries_in(typed: Value) -> tuple[str, ...]:
    """Codes of countries in capitals."""
    return tuple(dict.fromkeys(one.upper() for one in parts_in(typed)))


@lru_cache(maxsize=65_536)  # the words of a glossary are read anew after each step
def folded(word: str) -> str:
    """A keyword as it is compared: without case, width of letters, and whatever joins its words."""
    plain = unicodedata.normalize("NFKC", word).casefold().replace("ё", "е")
    return " ".join(re.sub(r"[\s_\-]+", " ", plain).split())


def keywords_in(typed: Value, meaning: Callable[[str], str] = folded) -> Mapping[str, str]:
    """As they were typed first, by what they are compared by: their `meaning`."""
    found: dict[str, str] = {}
    for one in parts_in(typed):
        found.setdefault(meaning(one), one)
    return found


def joined(parts: tuple[str, ...]) -> str | None:
    """A list as it is kept; None for an empty one."""
    return SEPARATOR.join(parts) or None


def code_meant(typed: str, names: Mapping[str, Mapping[str, str]] | None = None) -> str:
    """The code that is meant by what is none: 07.14, 0714 with its name, 714 and a name where the `names` are known.
    A guess; empty where there is none. `names` by code and language."""
    known = names if names is not None else {}
    if found := _CODE_AND_MORE.fullmatch(typed.strip()):
        code = found.group(1) + found.group(2)
        if code != typed and (names is None or code in known):
            return code
    if f"0{typed.strip()}" in known:
        return f"0{typed.strip()}"
    called = folded(typed)
    alike = [code for code, some in known.items() if called and called in map(folded, some.values())]
    return alike[0] if len(alike) == 1 else ""


def no_codes(values: Values, field: str) -> Iterator[Problem]:
    """The first in a list that is no code at all, with the one that is meant, as a guess."""
    odd = next((one for one in parts_in(values.get(field)) if not is_field_code(one)), "")
    if odd and (meant := code_meant(odd)):
        yield Problem("listing.field_code_meant", field, {"typed": odd, "meant": meant})
    elif odd:
        yield Problem("listing.no_field_code", field, {"typed": odd})


def link_status(values: Values) -> str:
    """Of two specialities: agreed by the office, with day and paper, or by both institutions; not any more once one of
    the three says so; declined by one of the two."""
    said = [values.get(name) for name in LINK_WORDS]
    if ENDED in (values.get("state"), *said):
        return ENDED
    if values.get("state") == LINKED or all(one == LINKED for one in said):
        return LINKED
    if DECLINED_LINK in said:
        return DECLINED_LINK
    return HALF if LINKED in said else PROPOSED_LINK
