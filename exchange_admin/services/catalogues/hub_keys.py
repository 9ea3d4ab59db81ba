"""The keys of other hubs that somebody has compared: whose lines count under them, and taking that back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from exchange_admin.documents.catalogue_file import INSTITUTION, LISTING, Line, read_line
from exchange_admin.documents.packages.keys import fingerprint
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.catalogue import PROFILE_FIELDS
from exchange_admin.domain.steps import Edit, Record, Step, removal
from exchange_admin.services.catalogues.hubs import hub_said, joined_keys, revoked_of
from exchange_admin.services.parts import Parts, Service
from exchange_admin.store.backup import Reason

LINE, KEY = "catalogue_line", "catalogue_key"


@dataclass(slots=True)
class HubKey:
    """One key, and the `institutions` here for which it speaks or spoke, by name. `listings` counts offers and needs
    that stand here under it. It is `bound` to those that have no newer one; a day stands in `revoked_on` once nothing
    counts under it any more. `digits` are empty where its second key is not known here."""

    sign_key: str
    hub: str
    digits: str = ""
    institutions: tuple[str, ...] = ()
    bound: bool = False
    compared_on: str = ""
    revoked_on: str = ""
    listings: int = 0


@dataclass(slots=True)
class _Gathered:
    """What is noted of one key."""

    records: list[Record] = field(default_factory=list)
    bound: list[Record] = field(default_factory=list)
    lines: list[Record] = field(default_factory=list)


class HubKeys(Service[Parts]):
    """Verbs on one office file; a partner's file has no keys of hubs, and none of them is refused there."""

    def all(self, language: str) -> tuple[HubKey, ...]:
        """Those that count first, then by the names of their hubs."""
        found = [self._told(key, one, language) for key, one in self._gathered().items()]
        return tuple(sorted(found, key=lambda one: (bool(one.revoked_on), not one.bound, one.hub, one.sign_key)))

    def find(self, typed: str, language: str) -> HubKey:
        """By its digits, by what its hub or one of its institutions is called. Raises RuleBroken with
        `catalogue.no_such_key`, or `.keys_alike` where several are called so."""
        digits = "".join(typed.split())
        known = self.all(language)
        found = [one for one in known if digits in {one.sign_key, one.digits.replace(" ", "")} - {""}]
        found = found or [one for one in known if typed in {one.hub, *one.hub.split(" / "), *one.institutions}]
        found = [one for one in found if not one.revoked_on] or found
        if len(found) != 1:
            code = "catalogue.keys_alike" if found else "catalogue.no_such_key"
            raise RuleBroken(Problem(code, facts={"typed": typed, "n": len(found)}))
        return found[0]

    def revoke(self, sign_key: str, who: str) -> Changes:
        """Nothing that was signed with the key counts from now on, in one step and after a backup: its offers and needs
        go, profiles lose what it said. Names and codes of institutions stay, for others refer to them. What it says
        later is ignored. Raises RuleBroken with `catalogue.no_such_key`, `.revoked_already`."""
        one = self._gathered().get(sign_key)
        if one is None:
            raise RuleBroken(Problem("catalogue.no_such_key", facts={"typed": sign_key, "n": 0}))
        if not (edits := tuple(self._revoked(sign_key, one))):
            raise RuleBroken(Problem("catalogue.revoked_already", facts={"hub": self._hub_of(one)[0]}))
        self._store.backups.make(reason=Reason.IMPORT)
        return self._store.record(Step(who, "catalogue.revoke", edits))

    def _revoked(self, sign_key: str, one: _Gathered) -> Iterator[Edit]:
        today = self._today().isoformat()
        for record in one.records:
            if sign_key not in revoked_of(record):
                keys = joined_keys((*revoked_of(record), sign_key))
                yield Edit(KEY, record.id, {"revoked_keys": keys, "revoked_on": today}, seen=record.heads)
        counting = [line for line in one.lines if line["counts"]]
        yield from self._emptied([line for line in counting if line["record_kind"] == INSTITUTION])
        ids = [line.text("record") for line in counting if line["record_kind"] == LISTING]
        yield from (removal(LISTING, id) for id, record in self._store.many(LISTING, ids).items() if record.live)
        yield from (removal(LINE, line.id) for line in one.lines)

    def _emptied(self, profiles: Sequence[Record]) -> Iterator[Edit]:
        """Without what the lines say of them; what the office wrote since stays."""
        there = self._store.many(INSTITUTION, [one.text("record") for one in profiles])
        for one in profiles:
            record, content = there.get(one.text("record")), read_line(one.text("line")).content
            said = [name for name in PROFILE_FIELDS if record and name in content and record[name] == content[name]]
            if record and said:
                yield Edit(INSTITUTION, record.id, dict.fromkeys(said))

    def _gathered(self) -> Mapping[str, _Gathered]:
        """By their keys: those that are bound, those that were, and those under which a line still stands."""
        bindings = {one.text("institution_id"): one for one in self._store.records(Query(KEY))}
        found: dict[str, _Gathered] = {}
        for record in bindings.values():
            for key in dict.fromkeys((record.text("sign_key"), *revoked_of(record))):
                found.setdefault(key, _Gathered()).records.append(record)
            found[record.text("sign_key")].bound.append(record)
        for line in self._store.records(Query(LINE)):
            one = found.setdefault(line.text("sign_key"), _Gathered())
            one.lines.append(line)
            binding = bindings.get(line.text("institution_id"))
            if binding is not None and binding not in one.records:
                one.records.append(binding)
        return {key: one for key, one in found.items() if one.records}

    def _told(self, key: str, one: _Gathered, language: str) -> HubKey:
        institutions = self._store.many(INSTITUTION, [record.text("institution_id") for record in one.records])
        revoked = [record for record in one.records if key in revoked_of(record)]
        hub, age = self._hub_of(one)
        return HubKey(
            key,
            hub,
            fingerprint(key, age) if age else "",
            tuple(in_language(each.values, "name", language) for each in institutions.values()),
            bool(one.bound),
            max((record.text("compared_on") for record in one.bound), default=""),
            max((record.text("revoked_on") for record in revoked), default=""),
            Counter(line["record_kind"] for line in one.lines if line["counts"])[LISTING],
        )

    @staticmethod
    def _hub_of(one: _Gathered) -> tuple[str, str]:
        """What it is called and its second key: by what is bound, else by a line that it signed itself."""
        for record in one.bound:
            return record.text("hub"), record.text("age_key")
        lines: Iterable[Line] = (read_line(each.text("line")) for each in one.lines)
        hub = next((line.says["hub"] for line in lines if line.kind == INSTITUTION), None)
        return (hub_said(hub), hub["age"]) if hub else (one.records[0].text("hub"), "")
