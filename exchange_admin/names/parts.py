"""The parts of a person's name in three scripts, as records hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameParts:
    """Named like the fields of a person in the registry; a missing part is empty."""

    family_han: str = ""
    given_han: str = ""
    family_cyrillic: str = ""
    given_cyrillic: str = ""
    patronymic: str = ""
    family_latin: str = ""
    given_latin: str = ""

    @classmethod
    def of(cls, values: Mapping[str, object]) -> NameParts:
        """The parts in a record's `values`, which may hold other fields and None."""
        return cls(*[str(value) if (value := values.get(name)) else "" for name in PART_NAMES])


PART_NAMES = tuple(NameParts.__slots__)
"""The fields of a person that hold a part of the name."""
