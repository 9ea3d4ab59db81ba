"""The services of the exchange over one open office file, each made when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from exchange_admin.merge.signatures import Signing
from exchange_admin.services.exchange.conflicts import Conflicts
from exchange_admin.services.exchange.ended_copies import EndedCopies, LostSteps
from exchange_admin.services.exchange.erasing import Erasing
from exchange_admin.services.exchange.exchange_parts import ExchangeParts
from exchange_admin.services.exchange.mailbox import Mailbox
from exchange_admin.services.exchange.partners import Partners
from exchange_admin.services.exchange.receiving import Receiving
from exchange_admin.services.exchange.sending import Sending
from exchange_admin.services.exchange.unlike_records import UnlikeRecords


@dataclass(frozen=True)
class ExchangeServices(ExchangeParts):
    """`signing` makes the keys of a new file."""

    signing: Signing

    @cached_property
    def conflicts(self) -> Conflicts:
        return Conflicts(self)

    @cached_property
    def partners(self) -> Partners:
        return Partners(self, self.signing, self.conflicts, self.unlike_records)

    @cached_property
    def sending(self) -> Sending:
        return Sending(self, self.partners)

    @cached_property
    def receiving(self) -> Receiving:
        return Receiving(self, self.ended_copies, self.unlike_records)

    @cached_property
    def ended_copies(self) -> EndedCopies:
        return EndedCopies(self)

    @cached_property
    def unlike_records(self) -> UnlikeRecords:
        return UnlikeRecords(self)

    @cached_property
    def lost_steps(self) -> LostSteps:
        return LostSteps(self)

    @cached_property
    def mailbox(self) -> Mailbox:
        return Mailbox(self.store, self.origin, self.keys)

    @cached_property
    def erasing(self) -> Erasing:
        return Erasing(self)
