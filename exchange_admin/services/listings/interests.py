"""Expressions of interest: kept or put aside at home, sent, taken back, answered. One step each."""

from __future__ import annotations

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.rules.interests import DISMISSED, SENT, SHORTLISTED, WITHDRAWN
from exchange_admin.domain.steps import Edit, Record, Step, restoral
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.records import Records
from exchange_admin.services.stored import refuse, stop_at

_INTEREST, _LISTING = "interest", "listing"


class Interests(Service[Parts]):
    """Verbs on offers and needs of others. `asking` is whose interest it is, without it the institution of the file;
    `own` the offer or need of its own that is met. All raise RuleBroken, and nothing was written then."""

    def __init__(self, parts: Parts, records: Records) -> None:
        super().__init__(parts)
        self._records = records

    def of(self, listing: str, asking: str = "") -> Record | None:
        """The interest of an institution in an offer or a need."""
        found = self._store.get(_INTEREST, self._id(listing, asking or self._store.institution))
        return found if found is not None and found.live else None

    def shortlist(self, listing: str, who: str, *, own: str = "", asking: str = "") -> Changes:
        """A note for oneself."""
        return self._say("shortlist", listing, who, {"state": SHORTLISTED}, own, asking)

    def dismiss(self, listing: str, who: str, *, own: str = "", asking: str = "") -> Changes:
        """Shown among matches no more."""
        return self._say("dismiss", listing, who, {"state": DISMISSED}, own, asking)

    def send(self, listing: str, message: str, who: str, *, own: str = "", asking: str = "") -> Changes:
        """Goes to whose it is with the next package; sent again, with another message."""
        return self._say("send", listing, who, {"state": SENT, "message": message or None}, own, asking)

    def withdraw(self, interest: str, who: str) -> Changes:
        return self._change("withdraw", self._there(_INTEREST, interest), {"state": WITHDRAWN}, who)

    def answer(self, interest: str, reply: str, answer: str, who: str) -> Changes:
        """`reply` is a word of `interest_reply`. An empty answer leaves the one that is there."""
        said: dict[str, Value] = {"reply": reply, **({"answer": answer} if answer else {})}
        return self._change("answer", self._there(_INTEREST, interest), said, who)

    def _say(self, verb: str, listing: str, who: str, said: Values, own: str, asking: str) -> Changes:
        owner = self._there(_LISTING, listing)["institution_id"]
        asking = asking or self._store.institution
        if not asking:
            refuse("interest.nobody_asks")
        values = {**said, **({"own_listing_id": own} if own else {})}
        id = self._id(listing, asking)
        before = self._store.get(_INTEREST, id)
        if before is not None:
            return self._change(verb, before, values, who)
        parties = {"listing_id": listing, "asking_institution_id": asking, "answering_institution_id": owner}
        filled, found = self._records.draft(_INTEREST, {**parties, **values}, id=id)
        stop_at(found)
        return self._store.record(Step(who, f"{_INTEREST}.{verb}", (Edit(_INTEREST, id, filled, new=True),)))

    def _change(self, verb: str, before: Record, values: Values, who: str) -> Changes:
        changed, found = self._records.change(before, values)
        stop_at(found)
        back = () if before.live else (restoral(_INTEREST, before.id),)
        edits = (*back, *((Edit(_INTEREST, before.id, changed),) if changed else ()))
        return self._store.record(Step(who, f"{_INTEREST}.{verb}", edits)) if edits else Changes()

    def _id(self, listing: str, asking: str) -> str:
        return self._registry[_INTEREST].own_id({"asking_institution_id": asking, "listing_id": listing})
