"""What somebody may change in this file. In an office: everything. In a partner's file: what is the partner's own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Record
from exchange_admin.ui.presentation import AREAS, OFFICE_LISTS, Area

_NOTHING: Mapping[str, Value] = MappingProxyType({})
_LED = frozenset({"body", "project"})
"""Kinds of which a new record is led by the institution as a rule."""
_OF_ONES_OWN = frozenset({"listing", "glossary_term"})
"""Kinds of which a new record is the institution's own as a rule."""


class Limits:
    """Asked before something is offered; whoever writes is refused by the records all the same.

    An office decides everything in its own file.
    """

    areas: Sequence[Area] = AREAS
    """Those that the window shows."""

    def __init__(self, own: str = "") -> None:
        """`own` is the institution whose file it is."""
        self.own = own

    def shows(self, kind: str) -> bool:
        """Whether records of a kind have a list or a page of their own in the window."""
        return kind == "certificate" or any(kind in area.kinds for area in (*self.areas, OFFICE_LISTS))

    def may_add(self, kind: str) -> bool:
        """Whether records of a kind can be made here at all."""
        return True

    def why_not_add(self, kind: str, given: Mapping[str, Value] = _NOTHING) -> str:
        """The key of the words that say why records of a kind cannot be made yet, or not with what they are `given`;
        empty where they can, or never."""
        return ""

    def among(self, kind: str, refers: str) -> Collection[str] | None:
        """Which records that it `refers` to a new one of a kind can name here; None where it can name all."""
        return None

    def may_change(self, record: Record) -> bool:
        """Whether the record is one that is written here; what came in a catalogue is its owner's."""
        return not record.values.get("catalogue_hub")

    def may_attach(self, record: Record, by: str) -> bool:
        """Whether files can be kept with the record on screen, which they name in the field `by`."""
        return self.may_change(record)

    def keeper(self, kind: str) -> str:
        """The institution that alone writes records of a kind in this file; empty where others do too."""
        return ""

    def decided_elsewhere(self, record: Record) -> frozenset[str]:
        """Fields of a record that the other side of it decides."""
        return frozenset()

    def defaults(self, kind: str) -> Mapping[str, Value]:
        """What a new record of a kind begins with here, besides what it begins with everywhere."""
        if not self.own:
            return {}
        if kind in _LED:
            return {"lead_institution_id": self.own}
        return {"institution_id": self.own} if kind in _OF_ONES_OWN else {}
