"""Writing a catalogue for other hubs, and taking one in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exchange_admin.documents.catalogue_file import Signing, in_order, read_catalogue, write_catalogue
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.catalogue import is_of_fields
from exchange_admin.domain.rules.listings import SHARED_STATES, is_field_code
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.catalogues.asking import Asking
from exchange_admin.services.catalogues.hubs import Hubs
from exchange_admin.services.catalogues.own_lines import OwnLines, hub_names
from exchange_admin.services.catalogues.planning import Plan
from exchange_admin.services.catalogues.speaking import Speakers
from exchange_admin.services.catalogues.told import Outcome
from exchange_admin.services.exchange.disclosing import moment_now
from exchange_admin.services.exchange.office_keys import OfficeKeys
from exchange_admin.services.kinds.hooks import KindSources
from exchange_admin.services.kinds.told_of_people import ToldOfPeople
from exchange_admin.services.parts import Parts, Service
from exchange_admin.store.backup import Reason
from exchange_admin.store.bulk import without_collecting

TELLS_OF_PEOPLE = "catalogue.tells_of_people"
"""What is asked before a file is written in which somebody seems to be named."""
_NAMED = 5
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Exported:
    """`listings` are own ones and those of members, `forwarded` those of other hubs; `left_out` names what could not go
    along, `other_fields` counts what nobody asked for, `spoken_for` what another hub has to say. `digits` are to be
    read out to whoever gets the file."""

    path: Path
    size: int
    institutions: int
    listings: int
    forwarded: int
    other_fields: int
    spoken_for: int
    left_out: Sequence[str]
    digits: str


class Catalogues(Service[Parts]):
    """Verbs on one office file; a partner's file has none of them (`catalogue.office_only`)."""

    def __init__(self, parts: Parts, keys: OfficeKeys) -> None:
        super().__init__(parts)
        self._keys = keys

    def export(self, path: Path, language: str, *, fields: Sequence[str] = (), sure: bool = False) -> Exported:
        """Offers and needs of these fields of education (codes by how they begin). Raises RuleBroken with
        `catalogue.tells_of_people` unless somebody is `sure` of what texts say, `catalogue.nothing`,
        `catalogue.all_left_out`, `keys.locked`, `listing.no_field_code`; FileNotWritten."""
        self._refuse_in_partner_file()
        if odd := [one for one in fields if not is_field_code(one)]:
            raise RuleBroken(Problem("listing.no_field_code", facts={"typed": odd[0]}))
        if not sure and (telling := self.telling_of_people(language, fields)):
            facts = {"n": len(telling), "names": self._wordings[language].set_apart(telling[:_NAMED])}
            raise RuleBroken(Problem(TELLS_OF_PEOPLE, facts=facts, level=Level.ASKS))
        keys, today = self._keys.private(), self._today()
        signing = Signing(keys)
        own = OwnLines(self._store, self._registry, signing, keys.age_public, today, language)
        found = own.gathered(fields)
        if found.left_out and not found.own and not found.forwarded:
            names = self._wordings[language].listed(found.left_out[:_NAMED])
            raise RuleBroken(Problem("catalogue.all_left_out", facts={"n": len(found.left_out), "names": names}))
        if not found.own and not found.forwarded:
            raise RuleBroken(Problem("catalogue.nothing"))
        institution = self._there("institution", self._store.institution)
        issuer = hub_names(institution.values, keys.age_public)
        lines = list(in_order(found.lines))
        size = write_catalogue(path, signing, issuer, moment_now(self._origin), lines)
        counted = found.institutions, found.own, found.forwarded, found.other_fields, found.spoken_for
        return Exported(path, size, *counted, tuple(found.left_out), self._keys.fingerprint())

    def telling_of_people(self, language: str, fields: Sequence[str] = ()) -> Sequence[str]:
        """Offers and needs written here, and profiles that go along, in whose texts somebody seems to be named, each
        with the words that do it."""
        reading, hubs = ToldOfPeople(KindSources(self._store, self._names)), Hubs(self._store)
        shared = self._store.records(Query("listing", filters=(Filter("state", Test.IS, SHARED_STATES),)))
        listings = [one for one in shared if not one["catalogue_hub"] and is_of_fields(one["isced_f"], fields)]
        owners = {*hubs.members, *(one.text("institution_id") for one in listings)} - hubs.bound.keys()
        profiles = self._store.many("institution", sorted(owners)).values()
        words = self._wordings[language]
        return [*reading.named_in_listings(listings, words), *reading.named_in_profiles(profiles, words)]

    def preview(self, path: Path, language: str, *, answers: Mapping[str, str] = _NOTHING) -> Outcome:
        """What `take_in` would do; nothing is written."""
        with without_collecting():
            return self._planned(path, language, answers)[0]

    def take_in(self, path: Path, language: str, who: str, *, answers: Mapping[str, str] = _NOTHING) -> Outcome:
        """Takes in what is certain, in one step and after a backup; what a person has to answer waits in the file.

        `answers` are by the keys of questions. Raises RuleBroken with a `catalogue.` problem; then nothing was changed.
        """
        with without_collecting():
            outcome, edits = self._planned(path, language, answers)
            if not edits:
                return outcome
            self._store.backups.make(reason=Reason.IMPORT)
            return replace(outcome, changes=self._store.record(Step(who, "catalogue.import", tuple(edits))))

    def _planned(self, path: Path, language: str, answers: Mapping[str, str]) -> tuple[Outcome, Sequence[Edit]]:
        self._refuse_in_partner_file()
        catalogue = read_catalogue(path)
        asking, today = Asking(answers), self._today()
        own_key = self._keys.public()[0] if self._keys.are_made else ""
        speakers = Speakers(self._store, self._registry, asking, own_key, today, language)
        plan = Plan(self._store, self._registry, speakers, asking, today, self._wordings[language])
        plan.make(catalogue)
        says = catalogue.header.says
        issuer = {name: text for name, text in says["issuer"].items() if name != "age"}
        questions = tuple(asking.open.values())
        edits = tuple(plan.edits())
        told = tuple(plan.lines), questions, tuple(speakers.binding), tuple(speakers.renamed.items()), bool(edits)
        return Outcome(path, issuer, says["issued"], *told), edits

    def _refuse_in_partner_file(self) -> None:
        if self._store.is_partner:
            raise RuleBroken(Problem("catalogue.office_only"))
