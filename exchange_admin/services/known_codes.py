"""Codes of countries and languages held against the lists that the program knows, in whatever field they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from exchange_admin.domain.fields import Field, FieldType, Kind, Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.listings import parts_in
from exchange_admin.domain.wording import Wording

_COUNTRY, _LANGUAGE = "country", "language"
_OF_TYPE: Mapping[FieldType, str] = {FieldType.COUNTRY: _COUNTRY, FieldType.LANGUAGE: _LANGUAGE}


class KnownCodes:
    """Those that have a name in the words of the program: all of ISO 3166-1 and ISO 639-1, and XK (decision 89)."""

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self._wordings = wordings

    def problems(self, kind: Kind, values: Values, before: Values) -> Iterator[Problem]:
        """The first of a field that looks like a code, is none, and did not stand there `before`: older programs took
        it. Longer words that are in no list stay as they are; without words nothing is held against them."""
        for field in kind.fields if self._wordings else ():
            if not (name := _list_of(field)):
                continue
            stood = {one.casefold() for one in parts_in(before.get(field.name))}
            new = (one for one in parts_in(values.get(field.name)) if one.casefold() not in stood)
            unknown = (one for one in new if _is_shaped(one) and one.casefold() not in self._known[name])
            if (typed := next(unknown, None)) is not None:
                yield Problem(f"value.unknown_{name}", field.name, {"typed": typed})

    @cached_property
    def _known(self) -> Mapping[str, frozenset[str]]:
        keys = next(iter(self._wordings.values())).keys()
        return {
            name: frozenset(
                key.removeprefix(prefix).casefold() for key in keys if key.startswith(prefix := f"choice.{name}.")
            )
            for name in (_COUNTRY, _LANGUAGE)
        }


def _list_of(field: Field) -> str:
    """The list that the codes of a field are of; empty where it holds none."""
    named = (*filter(None, (_OF_TYPE.get(field.type),)), *field.lists)
    return next((one for one in named if one in (_COUNTRY, _LANGUAGE)), "")


def _is_shaped(typed: str) -> bool:
    return len(typed) == 2 and typed.isascii() and typed.isalpha()
