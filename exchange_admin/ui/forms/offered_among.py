"""What a reference offers where only some records can be meant."""

from __future__ import annotations

from collections.abc import Callable, Collection

from exchange_admin.ui.desk import BLOCK, Desk
from exchange_admin.ui.forms.offered import Found, Offer

_MOST_FITTING = 200


def offer_among(
    desk: Desk,
    kind: str,
    among: Collection[str],
    text: str,
    start: int,
    *,
    second: Callable[[str], str],
    first: Collection[str] = frozenset(),
) -> Offer:
    """Those of `among` that fit, best first; without a text all by what they are called, those of `first` before.
    `second` tells one from others that are called alike."""
    said = desk.lists.labels(kind, tuple(among), desk.language)
    if text.strip():
        fits = [one for one in desk.office.choices.offer(kind, text, 0, _MOST_FITTING) if one.id in said]
        found = [Found(one.id, said[one.id], second(one.id), one.is_called_so, one.is_by_name) for one in fits]
    else:
        ordered = sorted(said, key=lambda one: (one not in first, said[one].casefold()))
        found = [Found(id, said[id], second(id)) for id in ordered[start : start + BLOCK + 1]]
        return Offer(found[:BLOCK], start + BLOCK if len(found) > BLOCK else 0)
    return Offer(found[start : start + BLOCK], start + BLOCK if len(found) > start + BLOCK else 0)
