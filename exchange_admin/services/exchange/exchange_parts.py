"""What the services of the exchange share beside the parts of every service, each made when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from exchange_admin.domain.labels import in_language
from exchange_admin.services.exchange.correspondents import Correspondents
from exchange_admin.services.exchange.disclosing import Consents, Disclosing, Outbox
from exchange_admin.services.exchange.key_session import KeySession
from exchange_admin.services.exchange.office_keys import OfficeKeys
from exchange_admin.services.exchange.phrases import Phrases
from exchange_admin.services.exchange.same_numbers import LookAlikes
from exchange_admin.services.lists import Lists
from exchange_admin.services.parts import Parts
from exchange_admin.services.records import Records


@dataclass(frozen=True)
class ExchangeParts(Parts):
    """`unlocked` is shared by all connections to the file."""

    records: Records
    lists: Lists
    unlocked: KeySession

    @cached_property
    def keys(self) -> OfficeKeys:
        return OfficeKeys(self.store, self.unlocked)

    @cached_property
    def correspondents(self) -> Correspondents:
        return Correspondents(self.store)

    @cached_property
    def consents(self) -> Consents:
        return Consents(self.store, self.records, self.today)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self.store, self.consents)

    @cached_property
    def disclosing(self) -> Disclosing:
        return Disclosing(self.store, self.consents, self.origin)

    @cached_property
    def look_alikes(self) -> LookAlikes:
        return LookAlikes(self.store, self.names)

    def phrases(self, language: str) -> Phrases:
        """For one reading of a page."""
        return Phrases(self.store, self.registry, self.lists, self.wordings[language])

    def institution(self, id: str, language: str) -> str:
        """What an institution is called, empty where nothing is known of it."""
        record = self.store.get("institution", id) if id else None
        return in_language(record.values, "name", language) or record.text("short_name") if record else ""

    def partner(self, site: str, language: str) -> str:
        """A partner by its institution; its site where nothing is known of it."""
        found = self.correspondents.by_site(site)
        return (self.institution(found.institution_id, language) if found else "") or site
