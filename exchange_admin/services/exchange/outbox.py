"""What is on its way to a partner or to the office: not yet sent, sent and not confirmed, confirmed (`sync.md` 7.2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from exchange_admin.services.exchange.consents import Consents
from exchange_admin.services.exchange.correspondents import Correspondent
from exchange_admin.services.exchange.statuses import OutboxSummary
from exchange_admin.store import Store
from exchange_admin.store.outgoing import Outgoing
from exchange_admin.store.peers import SENT


class Outbox:
    """Reads only."""

    def __init__(self, store: Store, consents: Consents) -> None:
        self._store, self._consents = store, consents

    def outgoing(
        self, to: Correspondent, *, since: Mapping[str, int] | None = None, without_people: Collection[str] = ()
    ) -> Outgoing:
        """Everything that the receiver has not confirmed, or with `since` whatever is later."""
        if self._store.is_partner:
            return self._store.exchange.outgoing_to_hub(since=since)
        return self._store.exchange.outgoing_to_partner(to.site, since=since, without_people=without_people)

    def summary(self, to: Correspondent) -> OutboxSummary:
        """Counts entries with values; steps that concern only us count for nothing, nor do people who stay here."""
        everything, fresh = self._store.exchange.undelivered(to.site, without_people=self._staying(to))
        open_packages = [row for row in self._store.packages.of(to.site, SENT) if not row.confirmed]
        return OutboxSummary(
            not_sent=min(fresh, everything),
            unconfirmed=max(0, everything - fresh),
            unconfirmed_since=min((row.at for row in open_packages), default="") if everything > fresh else "",
            ever_confirmed=bool(self._store.peers[to.site].confirmed),
        )

    def _staying(self, to: Correspondent) -> list[str]:
        """People without consent to the transfer whom the receiver has never been sent."""
        if self._store.is_partner:
            return []
        has = self._store.packages.shared(to.site)
        new = [
            id for id in self._store.exchange.scope(to.institution_id).get("person", ()) if ("person", id) not in has
        ]
        return [id for id, state in self._consents.for_transfer(new, to.institution_id).items() if not state.fine]
