"""What the two fields of *Why not?* offer: in one all that may be meant, own ones first, in the other what faces it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import FormTools
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.offered import Offer
from exchange_admin.ui.forms.offered_among import offer_among

_KIND = "listing"


def pair_tools(desk: Desk, chosen: Callable[[], object]) -> Mapping[str, FormTools]:
    """By field. `chosen` stands in the first: where it is a need, offers of other institutions stand against it."""
    own, matches = desk.limits.own, desk.office.matches

    def of_all(kind: str, text: str, start: int) -> Offer:
        ours = matches.of_owner(own) if own else []
        among = dict.fromkeys((*ours, *matches.facing("", "")))
        return offer_among(desk, kind, among, text, start, first=frozenset(ours), second=partial(_whose, desk))

    def facing(kind: str, text: str, start: int) -> Offer:
        one = str(chosen() or "")
        owner = desk.records.get(_KIND, one).text("institution_id") if one else own
        return offer_among(desk, kind, matches.facing(one, owner), text, start, second=partial(_whose, desk))

    tools = replace(form_tools(desk), may_create=_nothing)
    return {"own_listing_id": replace(tools, find=of_all), "listing_id": replace(tools, find=facing)}


def own_tools(desk: Desk, whose: Callable[[], object]) -> Mapping[str, FormTools]:
    """Of what an institution offers and needs itself, to be told as what an interest of it meets; `whose` is chosen
    beside it."""

    def own(kind: str, text: str, start: int) -> Offer:
        of = desk.office.matches.of_owner(str(whose() or ""))
        return offer_among(desk, kind, of, text, start, second=partial(_whose, desk))

    return {"own_listing_id": replace(form_tools(desk), find=own, may_create=_nothing)}


def _nothing(kind: str) -> bool:
    """What is not there meets nothing."""
    return False


def _whose(desk: Desk, listing: str) -> str:
    return desk.label("institution", desk.records.get(_KIND, listing).text("institution_id"))
