"""Codes of ISCED-F: those that are offered by digits or a word of what they are called, and those that a text says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from exchange_admin.domain.rules.glossary import stands_in
from exchange_admin.domain.rules.listings import folded

_BETWEEN = re.compile(r"\s*[;；\n]+\s*|\s*(?:[,，、/]|\bи\b|\band\b|和)\s*(?=\d{2,4}(?!\d))")
"""Also a comma or a word before a further code; within names it parts nothing."""
_A_CODE = re.compile(r"\d{2,4}", re.ASCII)
_A_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*(?:г\.?|год\w*|年|year))?", re.IGNORECASE)
_CODE_FIRST = re.compile(r"(\d{2,4})[\s:：.–—-]+(\D.*)", re.ASCII | re.DOTALL)

Names = Mapping[str, Mapping[str, str]]
"""What codes are called, by code and language."""


def codes_offered(typed: str, names: Names) -> Sequence[str]:
    """Codes that begin so, or in whose name in any language a word does; all of them where nothing was typed."""
    begun = folded(typed)
    if not begun:
        return tuple(sorted(names))
    by_code = [code for code in sorted(names) if code.startswith(begun)]
    by_name = [code for code in sorted(names) if any(stands_in(begun, folded(one)) for one in names[code].values())]
    return tuple(dict.fromkeys((*by_code, *by_name)))


def codes_said(typed: str, names: Names) -> tuple[str, tuple[str, ...]]:
    """The codes of a text in which they stand with something behind them (0713 Electricity and energy) or are called by
    their names alone, in any language; and what stands behind a code and is not its name. Beside a known code an
    unknown one stays, so that it is told and not the known one. The text itself where a part of it is no code and the
    name of none or of several, or where a further number stands behind a code.
    """
    said, others, unknown = list[str](), list[str](), False
    for part in filter(None, map(str.strip, _BETWEEN.split(typed))):
        code, called = found.groups() if (found := _CODE_FIRST.fullmatch(part)) else ("", part)
        codes = [code] if code in names else [] if code else _called(folded(part), names)
        if part in names:
            codes, called = [part], ""
        if not codes and _A_YEAR.fullmatch(part):
            others.append(part)
            continue
        if not codes and _A_CODE.fullmatch(code or part) and not any(map(str.isdigit, called if code else "")):
            said.append(code or part)
            others += [called] if code else []
            unknown = True
            continue
        if len(codes) != 1 or any(map(str.isdigit, called if code else "")):
            return typed, ()
        said += codes
        if called and not _begins_a_name(folded(called), names[codes[0]]):
            others.append(called)
    if unknown and not any(code in names for code in said):
        return typed, ()
    return (";".join(said), tuple(others)) if said else (typed, ())


def _called(said: str, names: Names) -> list[str]:
    """Of a field that is the only one of a wider one, and called as that is (law: 042, 0421), the narrower."""
    found = [code for code, every in names.items() if any(folded(one) == said for one in every.values())]
    return [code for code in found if not any(one != code and one.startswith(code) for one in found)]


def _begins_a_name(said: str, every: Mapping[str, str]) -> bool:
    return any(folded(one).startswith(said) for one in every.values())
