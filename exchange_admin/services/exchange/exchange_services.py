"""The services of the exchange over one open office file, each made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from exchange_admin.services.exchange.conflicts import Conflicts
from exchange_admin.services.exchange.consents import Consents
from exchange_admin.services.exchange.correspondents import Correspondents
from exchange_admin.services.exchange.disclosing import Disclosing
from exchange_admin.services.exchange.ended_copies import EndedCopies
from exchange_admin.services.exchange.erasing import Erasing
from exchange_admin.services.exchange.look_alikes import LookAlikes
from exchange_admin.services.exchange.lost_steps import LostSteps
from exchange_admin.services.exchange.mailbox import Mailbox
from exchange_admin.services.exchange.office_keys import OfficeKeys
from exchange_admin.services.exchange.outbox import Outbox
from exchange_admin.services.exchange.partners import Partners
from exchange_admin.services.exchange.receiving import Receiving
from exchange_admin.services.exchange.sending import Sending
from exchange_admin.services.exchange.unlike_records import UnlikeRecords

if TYPE_CHECKING:
    from exchange_admin.services.exchange.key_session import KeySession
    from exchange_admin.services.lists import Lists
    from exchange_admin.services.program_parts import ProgramParts
    from exchange_admin.services.records import Records
    from exchange_admin.store import Store


class ExchangeServices:
    """Hands everything to everybody; `unlocked` is shared by all connections to the file."""

    def __init__(
        self, program: ProgramParts, store: Store, unlocked: KeySession, records: Records, lists: Lists
    ) -> None:
        self._program, self._store, self._unlocked = program, store, unlocked
        self._records, self._lists = records, lists

    @cached_property
    def keys(self) -> OfficeKeys:
        return OfficeKeys(self._store, self._unlocked)

    @cached_property
    def correspondents(self) -> Correspondents:
        return Correspondents(self._store)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._store, self.consents)

    @cached_property
    def disclosing(self) -> Disclosing:
        return Disclosing(self._store, self.consents, self._program.origin)

    @cached_property
    def look_alikes(self) -> LookAlikes:
        return LookAlikes(self._store, self._program.names)

    @cached_property
    def consents(self) -> Consents:
        return Consents(self._store, self._program.registry, self._records, self._program.today)

    @cached_property
    def conflicts(self) -> Conflicts:
        program = self._program
        return Conflicts(
            self._store,
            program.registry,
            self._records,
            self._lists,
            self.look_alikes,
            program.wordings,
            program.origin,
            program.today,
        )

    @cached_property
    def partners(self) -> Partners:
        program = self._program
        return Partners(
            self._store,
            program.registry,
            program.names,
            program.origin,
            program.today,
            signing=program.signing,
            keys=self.keys,
            correspondents=self.correspondents,
            disclosing=self.disclosing,
            outbox=self.outbox,
            conflicts=self.conflicts,
            unlike_records=self.unlike_records,
        )

    @cached_property
    def sending(self) -> Sending:
        return Sending(
            self._store,
            self._program.origin,
            keys=self.keys,
            correspondents=self.correspondents,
            disclosing=self.disclosing,
            outbox=self.outbox,
            partners=self.partners,
        )

    @cached_property
    def receiving(self) -> Receiving:
        program = self._program
        return Receiving(
            self._store,
            program.registry,
            program.origin,
            program.today,
            keys=self.keys,
            correspondents=self.correspondents,
            look_alikes=self.look_alikes,
            ended_copies=self.ended_copies,
            unlike_records=self.unlike_records,
        )

    @cached_property
    def ended_copies(self) -> EndedCopies:
        return EndedCopies(self._store, self._program.origin, correspondents=self.correspondents)

    @cached_property
    def unlike_records(self) -> UnlikeRecords:
        program = self._program
        return UnlikeRecords(
            self._store,
            program.registry,
            self._lists,
            program.wordings,
            correspondents=self.correspondents,
        )

    @cached_property
    def lost_steps(self) -> LostSteps:
        program = self._program
        return LostSteps(
            self._store,
            program.registry,
            self._lists,
            program.wordings,
            correspondents=self.correspondents,
        )

    @cached_property
    def mailbox(self) -> Mailbox:
        return Mailbox(self._store, self._program.origin, keys=self.keys)

    @cached_property
    def erasing(self) -> Erasing:
        program = self._program
        return Erasing(
            self._store,
            program.registry,
            self._records,
            program.origin,
            program.wordings,
            program.today,
            correspondents=self.correspondents,
        )
