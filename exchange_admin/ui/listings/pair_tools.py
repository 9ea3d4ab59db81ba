"""What the two fields of *Why not?* offer: in one what is one's own, in the other what others have published."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from exchange_admin.ui.desk import BLOCK, Desk
from exchange_admin.ui.forms.editors import FormTools
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.offered import Found, Offer

_KIND = "listing"
_MOST_FITTING = 200


def pair_tools(desk: Desk, chosen: Callable[[], object]) -> Mapping[str, FormTools]:
    """By field. `chosen` is the own one: where it is a need, offers stand against it. An institution that has none of
    its own, and an office without one, choose among all in both."""
    own, matches = desk.limits.own, desk.office.matches

    def of_own(kind: str, text: str, start: int) -> Offer:
        return _offer(desk, matches.of_owner(own) or matches.facing("", ""), text, start)

    def of_others(kind: str, text: str, start: int) -> Offer:
        return _offer(desk, matches.facing(str(chosen() or ""), own if matches.of_owner(own) else ""), text, start)

    tools = form_tools(desk)
    return {"own_listing_id": replace(tools, find=of_own), "listing_id": replace(tools, find=of_others)}


def _offer(desk: Desk, among: Sequence[str], text: str, start: int) -> Offer:
    """Those of `among` that fit, best first; without a text all by what they are called."""
    said = desk.lists.labels(_KIND, among, desk.language)
    if text.strip():
        fits = [one for one in desk.office.choices.offer(_KIND, text, 0, _MOST_FITTING) if one.id in said]
        found = [Found(one.id, said[one.id], _whose(desk, one.id), one.is_called_so, one.is_by_name) for one in fits]
    else:
        ordered = sorted(said, key=lambda one: said[one].casefold())
        found = [Found(id, said[id], _whose(desk, id)) for id in ordered[start : start + BLOCK + 1]]
        return Offer(found[:BLOCK], start + BLOCK if len(found) > BLOCK else 0)
    return Offer(found[start : start + BLOCK], start + BLOCK if len(found) > start + BLOCK else 0)


def _whose(desk: Desk, listing: str) -> str:
    return desk.label("institution", desk.records.get(_KIND, listing).text("institution_id"))
