"""What the two fields of *Why not?* offer: in one all that may be meant, own ones first, in the other what faces it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from exchange_admin.ui.desk import BLOCK, Desk
from exchange_admin.ui.forms.editors import FormTools
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.offered import Found, Offer

_KIND = "listing"
_MOST_FITTING = 200


def pair_tools(desk: Desk, chosen: Callable[[], object]) -> Mapping[str, FormTools]:
    """By field. `chosen` stands in the first: where it is a need, offers of other institutions stand against it."""
    own, matches = desk.limits.own, desk.office.matches

    def of_all(kind: str, text: str, start: int) -> Offer:
        ours = matches.of_owner(own) if own else []
        return _offer(desk, dict.fromkeys((*ours, *matches.facing("", ""))), text, start, frozenset(ours))

    def facing(kind: str, text: str, start: int) -> Offer:
        one = str(chosen() or "")
        owner = desk.records.get(_KIND, one).text("institution_id") if one else own
        return _offer(desk, matches.facing(one, owner), text, start)

    tools = form_tools(desk)
    return {"own_listing_id": replace(tools, find=of_all), "listing_id": replace(tools, find=facing)}


def _offer(desk: Desk, among: Collection[str], text: str, start: int, first: Collection[str] = frozenset()) -> Offer:
    """Those of `among` that fit, best first; without a text all by what they are called, those of `first` before."""
    said = desk.lists.labels(_KIND, tuple(among), desk.language)
    if text.strip():
        fits = [one for one in desk.office.choices.offer(_KIND, text, 0, _MOST_FITTING) if one.id in said]
        found = [Found(one.id, said[one.id], _whose(desk, one.id), one.is_called_so, one.is_by_name) for one in fits]
    else:
        ordered = sorted(said, key=lambda one: (one not in first, said[one].casefold()))
        found = [Found(id, said[id], _whose(desk, id)) for id in ordered[start : start + BLOCK + 1]]
        return Offer(found[:BLOCK], start + BLOCK if len(found) > BLOCK else 0)
    return Offer(found[start : start + BLOCK], start + BLOCK if len(found) > start + BLOCK else 0)


def _whose(desk: Desk, listing: str) -> str:
    return desk.label("institution", desk.records.get(_KIND, listing).text("institution_id"))
