"""Who of those that go abroad agreed that their data go there too: given, limited, run out, withdrawn, or not asked."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Record
from exchange_admin.services.sample.stories import Stories
from exchange_admin.services.sample.tables import Entry

_LATER = "withdrawn_on"


class ConsentStories(Stories):
    """After the stays. Whoever comes after the people of the table was not asked."""

    def tell(self) -> None:
        for stay, person in zip(self._leaving(), self._told["person"], strict=False):
            for consent in person["consent"]:
                self._give(consent, stay)

    def _give(self, consent: Entry, stay: Record) -> None:
        """What was withdrawn later is noted later."""
        given = {name: value for name, value in consent.items() if name not in {_LATER, "to_host"}}
        if consent.get("to_host"):
            given["receiver_id"] = stay["receiving_institution_id"]
        id = self._add("consent", {**given, "person_id": stay["person_id"]})
        if _LATER in consent:
            self._office.records.set("consent", id, {_LATER: consent[_LATER]}, self._who)

    def _leaving(self) -> Iterator[Record]:
        """One stay of each person of ours who is or will be abroad."""
        seen: set[Value] = set()
        for status in ("in_residence", "verified", "pending"):
            for stay in self._some("mobility", direction="outgoing", receiving_status=status):
                if stay["person_id"] not in seen:
                    seen.add(stay["person_id"])
                    yield stay
