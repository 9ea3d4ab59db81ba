"""Who answers for a paper, and the number under which it stands in the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.domain.rules.usual_settings import STAMP_MM

_UNSAID = Trilingual()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Who answers for a paper. Without a `number` it is a draft; `issued` is None while nobody has dated it.

    `code` is the one of papers from before pages had `codes`, which are of `code_mm` millimetres. Those of a page stand
    at its foot; on the last one beside the signatory where there is room `codes_beside` each other, 0 for none.
    """

    number: str = ""
    issued: date | None = None
    signatory: Trilingual = _UNSAID
    position: Trilingual = _UNSAID
    place: Trilingual = _UNSAID
    stamp_mm: int = STAMP_MM
    code: str = ""
    duplicate_of: str = ""
    codes: tuple[tuple[str, ...], ...] = ()
    code_mm: float = 0.0
    codes_beside: int = 0


NOT_ISSUED = Issue()
"""A draft that nobody signs."""
