"""Erasing a person: what goes, what stays, and doing it for good (rulings 30)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.paper_kinds import RECORD_KINDS
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.domain.vocabulary import VOCABULARY
from exchange_admin.services.exchange.correspondents import REVOKED
from exchange_admin.services.exchange.exchange_parts import ExchangeParts
from exchange_admin.services.exchange.statuses import ERASE_PAPERS, KEEP_PAPERS, ErasurePlan, HoldingBackup, IssuedPaper
from exchange_admin.services.office_files import office_language
from exchange_admin.services.parts import Service

_PAPER, _MESSAGE, _KEPT_LOG = "certificate", "message", frozenset({"disclosure"})
_STUB = ("number", "kind", "issued_on", "state", "facts_sha256", "revoked_on")
"""What remains of a paper that is erased."""


class Erasing(Service[ExchangeParts]):
    """Verbs on one office file; refused in a partner's file."""

    def plan(self, person: str, language: str) -> ErasurePlan:
        """What erasing would take away. Raises RuleBroken with `record.missing`."""
        record = self._parts.records.get("person", person)
        entries = self._parts.records.entries_of(person)
        found = self._about(entries)
        counts: dict[str, int] = {}
        for one in found:
            if one.kind not in self._registry:  # held until a newer program knows what it says
                continue
            counts[one.kind] = counts.get(one.kind, 0) + 1
        papers = tuple(_paper(one) for one in found if one.kind == _PAPER)
        counts.pop(_PAPER, None)
        return ErasurePlan(
            person_id=entries[0],
            person=person_name(record.values)[0],
            entries=entries,
            records=counts,
            attachments=counts.get("attachment", 0),
            papers=papers,
            partners=self._partners_with(entries, language),
            backups=self._backups_with(entries),
        )

    def erase(
        self, person: str, who: str, reason: str, *, papers: str = KEEP_PAPERS, keep_until: date | None = None
    ) -> Changes:
        """Erases the person with everything about them. `reason` is a word of `erasure_reason`.

        `papers` says what becomes of issued papers; those kept need `keep_until`. It cannot be undone. Backups made
        before still hold the data: the plan names them. What could not be finished, such as giving up the place in the
        file on a full disk, stands in the `problems` of the receipt. Raises RuleBroken: `erasure.…`,
        `partner.office_only`.
        """
        if self._store.is_partner:
            raise RuleBroken(Problem("partner.office_only"))
        if reason not in VOCABULARY["erasure_reason"]:
            raise RuleBroken(Problem("value.unknown_word", "reason", {"typed": reason}))
        entries = self._parts.records.entries_of(self._parts.records.get("person", person).id)
        found = self._about(entries)
        issued = [one for one in found if one.kind == _PAPER]
        if issued and papers == KEEP_PAPERS and keep_until is None:
            raise RuleBroken(Problem("erasure.no_date", facts={"n": len(issued)}))
        going = [(one.kind, one.id) for one in found if one.kind != _PAPER]
        more: tuple[Edit, ...] = ()
        if issued and papers == ERASE_PAPERS:
            more = tuple(self._stubs(issued))
            going += [(one.kind, one.id) for one in issued]
        elif issued and keep_until is not None:
            more = tuple(self._kept(issued, keep_until))
        more += tuple(self._named_no_more(entries))
        changes = self._store.erase(going, who, reason, self._parts.today().isoformat(), more=more)
        return changes if self._store.compact() else changes.with_problems(Problem("erasure.traces_left"))

    def _about(self, entries: Iterable[str]) -> list[Record]:
        """The entries of the person and every record that hangs on them, deleted ones too.

        The log of what was sent to whom stays: it names the person by an id that leads nowhere afterwards.
        """
        found: dict[tuple[str, str], Record] = {}
        for entry in entries:
            record = self._store.get("person", entry)
            if record is not None:
                found["person", entry] = record
        waiting = list(found.values())
        while waiting:
            record = waiting.pop()
            for kind, field in self._registry.referrers(record.kind):
                if kind.name in _KEPT_LOG or field.internal or not self._follows(kind.name, field.name, record.kind):
                    continue
                for user in self._store.where(kind.name, field.name, [record.id]):
                    if (kind.name, user.id) not in found:
                        found[kind.name, user.id] = user
                        waiting.append(user)
        found.update(((_PAPER, one.id), one) for one in self._lists_naming(entries))
        found.update(((_MESSAGE, one.id), one) for one in self._messages_naming(entries))
        held = self._store.exchange.held_about([id for _, id in found])
        found.update((key, Record(*key, {})) for key in held if key not in found)
        named = [id for _, id in found]
        for about in ("held_change", "question"):
            found.update(((about, user.id), user) for user in self._store.where(about, "record", named))
        return list(found.values())

    def _lists_naming(self, entries: Iterable[str]) -> list[Record]:
        """Papers that name the person among others."""
        entries = list(entries)
        lists = self._store.where(_PAPER, "kind", [kind.name for kind in RECORD_KINDS.values() if kind.for_many])
        return [one for one in lists if any(entry in one.text("facts") for entry in entries)]

    def _messages_naming(self, entries: Iterable[str]) -> list[Record]:
        """Messages to partners that name the person among others."""
        entries = list(entries)
        partners = [one.id for one in self._store.records(Query("institution"))]
        told = self._store.where(_MESSAGE, "institution_id", partners)
        return [one for one in told if any(entry in one.text("people") for entry in entries)]

    def _follows(self, kind: str, field: str, target: str) -> bool:
        """Whether a record is about what it points to: about a person, or about a record that is."""
        if target == "person":
            return True
        described = self._registry[kind]
        return kind != _PAPER and (described.parent == field or field in described.follows)

    def _named_no_more(self, entries: Sequence[str]) -> Iterable[Edit]:
        """Records that are not about the person and name them for the office alone, as an offer names its expert."""
        for kind, field in self._registry.referrers("person"):
            for one in self._store.where(kind.name, field.name, entries) if field.internal else ():
                yield Edit(kind.name, one.id, {field.name: None})

    def _backups_with(self, entries: Collection[str]) -> tuple[HoldingBackup, ...]:
        holding = self._store.retention.holding(entries)
        return tuple(HoldingBackup(one.copy.path, one.copy.when, one.until) for one in holding)

    def _partners_with(self, entries: Iterable[str], language: str) -> tuple[str, ...]:
        entries = list(entries)
        names, told = [], self._told_of(entries)
        for one in self._parts.correspondents.all():
            sees = self._store.exchange.scoping.of(one.institution_id).get("person", set())
            if one.state == REVOKED or not (one.institution_id in told or sees.intersection(entries)):
                continue
            names.append(self._parts.institution(one.institution_id, language) or one.site)
        return tuple(names)

    def _told_of(self, entries: Sequence[str]) -> set[str]:
        """The institutions that were ever sent something about the person, from whichever PC, confirmed or not."""
        lines = self._store.where("disclosure", "person_id", entries)
        transfers = self._store.many("transfer", sorted({line.text("transfer_id") for line in lines}))
        return {transfer.text("institution_id") for transfer in transfers.values()}

    def _stubs(self, issued: Iterable[Record]) -> Iterable[Edit]:
        for paper in issued:
            values = {name: paper[name] for name in _STUB if paper[name] is not None}
            yield Edit(_PAPER, self._parts.origin.new_id(), values, new=True)

    def _kept(self, issued: Iterable[Record], until: date) -> Iterable[Edit]:
        for paper in issued:
            words = self._parts.wordings[office_language(self._store)]
            said = words.say("exchange.keep_until", {"date": until.isoformat()})
            note = "\n".join(filter(None, (paper.text("note"), said)))
            values: dict[str, Value] = {"note": note}
            yield Edit(_PAPER, paper.id, values)


def _paper(record: Record) -> IssuedPaper:
    return IssuedPaper(
        record.id, record.text("number"), record.text("kind"), record.text("issued_on"), record.text("state")
    )
