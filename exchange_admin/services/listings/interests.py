"""Expressions of interest: kept or put aside at home, sent, taken back, answered. One step each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.queries import Filter, Query
from exchange_admin.domain.rules.agreement_drafts import AgreementDraft, agreement_draft
from exchange_admin.domain.rules.interests import (
    ACCEPTED,
    DISMISSED,
    LED_TO,
    SENT,
    SHORTLISTED,
    WITHDRAWN,
    interest_status,
)
from exchange_admin.domain.steps import Edit, Record, Step, restoral
from exchange_admin.services.exchange.correspondents import REVOKED, Correspondents
from exchange_admin.services.listings.begun import PARTY, Beginning, is_of_two_others, sides_of
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.records import Records
from exchange_admin.services.stored import refuse, rows_of, stop_at

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

    def asked(self, listing: str) -> list[Record]:
        """What others have said about an offer or need: interests that were sent, the latest first."""
        about = Filter("listing_id", values=(listing,)), Filter("state", values=(SENT,))
        found = self._store.records(Query(_INTEREST, filters=about))
        return sorted(found, key=lambda one: (one.text("asked_on"), one.id), reverse=True)

    def is_reached(self, institution: str) -> bool:
        """Whether what is said to an institution gets there by itself: by packages, from a partner's file by way of its
        office. Else somebody has to tell it, and its answer is noted here."""
        if self._store.is_partner or institution == self._store.institution:
            return True
        correspondents = Correspondents(self._store).all()
        return any(one.institution_id == institution and one.state != REVOKED for one in correspondents)

    def shortlist(self, listing: str, who: str, *, own: str = "", asking: str = "") -> Changes:
        """A note for oneself."""
        return self._say("shortlist", listing, who, {"state": SHORTLISTED}, own, asking)

    def dismiss(self, listing: str, who: str, *, own: str = "", asking: str = "") -> Changes:
        """Shown among matches no more."""
        return self._say("dismiss", listing, who, {"state": DISMISSED}, own, asking)

    def send(self, listing: str, message: str | None, who: str, *, own: str = "", asking: str = "") -> Changes:
        """Goes to whose it is with the next package, which the receipt says where none goes there; sent again, with
        another message. Without one (None) the message that is there stays. What was accepted is not said anew."""
        before = self.of(listing, asking)
        if before is not None and interest_status(before.values) in {ACCEPTED, LED_TO}:
            refuse("interest.accepted_already")
        said = {"state": SENT} if message is None else {"state": SENT, "message": message or None}
        changes = self._say("send", listing, who, said, own, asking)
        if self.is_reached(self._there(_LISTING, listing).text("institution_id")):
            return changes
        return changes.with_problems(Problem("interest.gets_no_packages", level=Level.INFORMS))

    def withdraw(self, interest: str, who: str) -> Changes:
        return self._change("withdraw", self._there(_INTEREST, interest), {"state": WITHDRAWN}, who)

    def answer(self, interest: str, reply: str, answer: str, who: str) -> Changes:
        """`reply` is a word of `interest_reply`. An empty answer leaves the one that is there."""
        said: dict[str, Value] = {"reply": reply, **({"answer": answer} if answer else {})}
        return self._change("answer", self._there(_INTEREST, interest), said, who)

    def may_begin(self, interest: Record) -> tuple[bool, bool]:
        """Whether the draft of an agreement, and whether a project, can be begun of it here: each once, whichever
        came first."""
        is_office = not self._store.is_partner
        is_accepted = interest["state"] == SENT and interest["reply"] == ACCEPTED
        leads = is_office or interest["answering_institution_id"] == self._store.institution
        drafts = is_accepted and is_office and not interest["led_to_agreement_id"]
        return drafts, is_accepted and leads and not interest["led_to_project_id"]

    def agreement_draft(self, interest: str) -> AgreementDraft:
        """What an agreement of the two sides would say: the institution that is not the office's, their titles, the
        field, the days that both have. Of two others it names both as its parties. Drafted by the office alone. Raises
        RuleBroken."""
        record = self._there(_INTEREST, interest)
        two = sides_of(self._parts, record, "led_to_agreement_id")
        ids = [record.text(name) for name in ("listing_id", "own_listing_id") if record[name]]
        found = self._store.many(_LISTING, ids)
        listings = [found[id].values for id in ids if id in found]
        if is_of_two_others(self._parts, two):
            draft = agreement_draft(listings, two.answering, self._number_of(record))
            return replace(draft, values={**draft.values, "interest_id": interest}, parties=two.both)
        own = self._store.institution
        return agreement_draft(listings, two.other(own), self._next_number(), own)

    def begin_agreement(
        self,
        interest: str,
        who: str,
        *,
        number: str = "",
        kind: str = "",
        days: tuple[date | None, date | None] = (None, None),
    ) -> Changes:
        """A draft with its condition or its parties, named in the interest: one step. What is not said is as
        `agreement_draft` has it. Raises RuleBroken."""
        draft = self.agreement_draft(interest)
        said = {
            "number": number,
            "kind": kind,
            **dict(zip(("valid_from", "valid_until"), map(_iso, days), strict=True)),
        }
        values = {**draft.values, **{name: value for name, value in said.items() if value}}
        beginning = Beginning(self._parts, self._records, self._there(_INTEREST, interest))
        edits, agreement = list[Edit](), beginning.id_of("agreement")
        if not beginning.is_there("agreement"):
            edits += beginning.made("agreement", values)
            edits += beginning.seats("agreement_id", agreement, dict.fromkeys(draft.parties, PARTY))
            if draft.condition:
                terms = {**draft.condition, "agreement_id": agreement}
                edits.append(Edit("condition", self._origin.new_id(), terms, new=True))
        edits.append(beginning.named("led_to_agreement_id", agreement))
        return self._store.record(Step(who, f"{_INTEREST}.agree", tuple(edits)))

    def _number_of(self, interest: Record) -> str:
        """The same wherever an agreement of two others is begun: the year of the answer, and the first signs by which
        the interest is known."""
        year = interest.text("answered_on")[:4] or str(self._today().year)
        return f"{year}-{interest.id[:4].upper()}"

    def _next_number(self) -> str:
        """The year and the first number that no agreement of it has."""
        taken = {str(number) for (number,) in rows_of(self._store, Query("agreement"), ("number",))}
        year = self._today().year
        return next(one for n in count(1) if (one := f"{year}-{n}") not in taken)

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


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
