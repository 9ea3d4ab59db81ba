"""The register of papers: found, printed again from what was frozen, followed until handed over or revoked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from exchange_admin.documents.paper_files import Progress
from exchange_admin.documents.papers import read_paper
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.rules.certificate_numbers import CertificateNumber
from exchange_admin.domain.rules.certificate_states import (
    HANDED_OVER,
    ISSUED,
    PRINTED,
    REVOKED,
    SIGNED,
    TAKEN_BACK_FROM,
    is_reachable,
    state_problems,
)
from exchange_admin.domain.rules.eligibility import CEREMONY_AHEAD
from exchange_admin.domain.rules.paper_kinds import HANDOVER_LIST
from exchange_admin.domain.steps import Edit, HistoryEntry, Record, Step, filled, removal
from exchange_admin.services.certificates.designs import DesignShelf, Paged, Sized
from exchange_admin.services.certificates.output import Sheet, Target, only_design, written
from exchange_admin.services.certificates.selection import Selection, Selector
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import all_there, rows_of
from exchange_admin.store import Store

_BLOCK = 500


class CertificateRegister(Service[Parts]):
    """Every verb refuses with RuleBroken and has then changed nothing."""

    def __init__(self, parts: Parts, selector: Selector, designs: DesignShelf) -> None:
        super().__init__(parts)
        self._selector, self._designs = selector, designs

    def chosen(self, words: Sequence[str]) -> tuple[str, ...]:
        """Ids of the certificates that are meant: by id, number, `field=value` of the register, or as in `select`.

        Raises RuleBroken: `certificate.number_mistyped`, `selection.…`.
        """
        found: dict[str, None] = {}
        others: list[str] = []
        for word in words:
            record = self._called(word)
            if record is None:
                others.append(word)
            else:
                found[record.id] = None
        if others and all(_field(word) in self._registry["certificate"] for word in others):
            found |= dict.fromkeys(record.id for record in self._matching(others))
        elif others:
            found |= dict.fromkeys(record.id for record in self._issued_to(self._selector.select(others)))
        if not found:
            raise RuleBroken(Problem("selection.nothing", facts={"typed": " ".join(words)}))
        return tuple(found)

    def register(self, filters: tuple[Filter, ...] = ()) -> Iterator[Record]:
        """The certificates issued, in the order of their numbers."""
        ns = self._store.ids(Query("certificate", filters=filters, order=Order("number")))
        for start in range(0, len(ns), _BLOCK):
            block = ns[start : start + _BLOCK]
            rows = self._store.rows("certificate", block, ("id",))
            ids = [str(rows[n][0]) for n in block if n in rows]
            records = self._store.many("certificate", ids)
            yield from (records[id] for id in ids)

    def gone_count(self) -> int:
        """How many numbers were used that no paper bears any more."""
        return len(self._store.ids(Query("voided_number"))) + len(_taken_out(self._store))

    def gone(self) -> list[GoneNumber]:
        """Those numbers, in their order, voided with a reason or only taken out of the register."""
        store = self._store
        found = [_voided(store, str(id)) for (id,) in rows_of(store, Query("voided_number"), ("id",))]
        found += [
            _gone(number, "", next((one for one in store.history.of("certificate", id) if _is_removal(one)), None))
            for number, id in _taken_out(store).items()
        ]
        return sorted(found, key=lambda one: one.number)

    def fitting(self, ids: Sequence[str], state: str) -> tuple[str, ...]:
        """Those of `ids` that are there and may go to `state` now; the others are there already, further on or void."""
        found = self._store.many("certificate", ids)
        states = {id: record.text("state") for id, record in found.items() if record.live}
        return tuple(id for id in ids if is_reachable(states.get(id, ""), state))

    def pdf(self, ids: Sequence[str]) -> bytes:
        """The papers `ids` in that order, from the facts frozen when they were issued: the same bytes every time."""
        papers = self._frozen(ids)
        return only_design(papers).pdf([facts for _, facts in papers])

    def papers(self, ids: Sequence[str]) -> Iterator[bytes]:
        """A PDF of each of the papers, drawn when it is asked for, all of them checked before the first.

        Pictures of a design stand in the file, which is open until the last one is drawn.
        """
        return (design.pdf([facts]) for design, facts in self._frozen(ids))

    def page_counts(self, ids: Sequence[str]) -> list[int]:
        """How many pages each of the papers has in `pdf`."""
        return [design.pages_of(facts) if isinstance(design, Paged) else 1 for design, facts in self._frozen(ids)]

    def paper_sizes(self, ids: Sequence[str]) -> tuple[str, ...]:
        """What paper these are printed on: A3, A4 or both."""
        designs = map(self._designs.called, {record.text("design") for record in self._papers(ids)})
        return tuple(sorted({design.paper if isinstance(design, Sized) else "A4" for design in designs}))

    def print(self, ids: Sequence[str], target: Target, who: str, *, step: Progress | None = None) -> Changes:
        """Writes the papers, from the frozen facts, and notes those that were only issued as printed."""
        with written(target, self._frozen(ids), self._wordings, step):
            pass
        return self.printed(ids, who)

    def printed(self, ids: Sequence[str], who: str) -> Changes:
        """Notes that papers came out of a printer; those that are further on stay as they are."""
        fresh = [record for record in self._papers(ids) if record["state"] == ISSUED]
        edits = tuple(Edit("certificate", record.id, {"state": PRINTED}) for record in fresh)
        return self._store.record(Step(who, "certificate.print", edits)) if edits else Changes()

    def signed(self, ids: Sequence[str], who: str) -> Changes:
        """Notes that papers were signed and stamped."""
        return self._moved(ids, SIGNED, {}, who, verb="certificate.sign")

    def hand_over(self, ids: Sequence[str], who: str, *, to: str = "", on: date | None = None) -> Changes:
        """Notes that papers were handed over, to whom and when (today when left out), not in days to come.

        With a handover list those papers on it are handed over that may be; the others are further on already, or void.
        """
        papers = self._with_listed(ids)
        day = self._day(on, papers, "handed_over_on")
        facts: dict[str, Value] = {"handed_over_on": day, "handed_over_to": to.strip() or None}
        return self._moved(papers, HANDED_OVER, facts, who, verb="certificate.hand_over")

    def revoke(self, ids: Sequence[str], reason: str, who: str, *, on: date | None = None) -> Changes:
        """Declares papers void for good; their numbers and facts stay in the register."""
        facts: dict[str, Value] = {"revoked_on": self._day(on, ids, "revoked_on"), "revocation_reason": _said(reason)}
        return self._moved(ids, REVOKED, facts, who, verb="certificate.revoke")

    def take_back(self, ids: Sequence[str], reason: str, who: str) -> Changes:
        """Removes papers that nobody signed yet and voids their numbers with the reason."""
        records = self._papers(ids)
        late = [record for record in records if record["state"] not in TAKEN_BACK_FROM]
        if late:
            facts = {"number": late[0].text("number"), "state": f"choice.certificate_state.{late[0]['state']}"}
            raise RuleBroken(Problem("certificate.too_late", "state", facts))
        voided = {"reason": _said(reason)}
        edits = [removal("certificate", record.id) for record in records]
        edits += [
            Edit("voided_number", self._origin.new_id(), {"number": record[field], **voided}, new=True)
            for record in records
            for field in ("number", "academic_number")
            if record[field]
        ]
        return self._store.record(Step(who, "certificate.take_back", tuple(edits)))

    def _frozen(self, ids: Sequence[str]) -> list[Sheet]:
        """What was issued, unaltered since."""
        return [self._sheet(record) for record in self._papers(ids)]

    def _sheet(self, record: Record) -> Sheet:
        number = {"number": record.text("number")}
        if sha256(record.text("facts").encode()).hexdigest() != record["facts_sha256"]:
            raise RuleBroken(Problem("certificate.facts_altered", "facts", number))
        if record["state"] == REVOKED:
            raise RuleBroken(Problem("certificate.revoked", "state", number))
        wanted = record.text("design")
        design = self._designs.called(wanted)
        if design is None:
            raise RuleBroken(Problem("certificate.unknown_design", "design", {"design": wanted}))
        return design, read_paper(record.text("kind"), record.text("facts"))

    def _papers(self, ids: Sequence[str]) -> list[Record]:
        if not ids:
            raise RuleBroken(Problem("certificate.none"))
        return all_there(self._store, "certificate", ids)

    def _with_listed(self, ids: Sequence[str]) -> Sequence[str]:
        """The papers, and those that stand on handover lists among them."""
        listed = [id for record in self._papers(ids) for id in self._listed(record)]
        return tuple(dict.fromkeys((*ids, *self.fitting(listed, HANDED_OVER))))

    def _listed(self, record: Record) -> tuple[str, ...]:
        """The papers on a handover list; nothing for another one."""
        if record["kind"] != HANDOVER_LIST:
            return ()
        paper = read_paper(HANDOVER_LIST, record.text("facts"))
        return paper.papers if isinstance(paper, RecordPaper) else ()

    def _moved(self, ids: Sequence[str], state: str, facts: Mapping[str, Value], who: str, *, verb: str) -> Changes:
        records = [record for record in self._papers(ids) if record["state"] != state]
        refused = [p for r in records for p in state_problems(r.text("number"), r.text("state"), state)]
        if refused:
            raise RuleBroken(*refused)
        values = {"state": state, **filled(facts)}
        edits = tuple(Edit("certificate", record.id, values) for record in records)
        return self._store.record(Step(who, verb, edits)) if edits else Changes()

    def _day(self, on: date | None, ids: Sequence[str], field: str) -> str:
        """The day of a note about papers, today when left out; neither to come nor long before they were issued."""
        today = self._today()
        if on is None:
            return today.isoformat()
        if on > today:
            raise RuleBroken(Problem("certificate.day_ahead", field, {"date": on.isoformat()}))
        for record in self._papers(ids):
            issued = record.text("issued_on")
            if issued and date.fromisoformat(issued) - on > CEREMONY_AHEAD:
                facts = {"date": on.isoformat(), "number": record.text("number"), "issued": issued}
                raise RuleBroken(Problem("certificate.day_before_issue", field, facts))
        return on.isoformat()

    def _called(self, word: str) -> Record | None:
        record = self._store.get("certificate", word.strip().lower())
        if record is not None and record.live:
            return record
        try:
            number = str(CertificateNumber.parse(word))
        except RuleBroken as refused:
            if refused.problem.code == "certificate.number_mistyped":
                raise
            return None
        return next((r for r in self._store.where("certificate", "number", [number]) if r.live), None)

    def _matching(self, words: Sequence[str]) -> Iterator[Record]:
        parsed = self._selector.parsed("certificate", dict(word.split("=", 1) for word in words))
        return self.register(tuple(Filter(name, Test.IS, (value,)) for name, value in parsed.items()))

    def _issued_to(self, selection: Selection) -> Iterator[Record]:
        enrolled = self._store.many("language_enrolment", selection.enrolments).values()
        people = [*selection.people, *(record.text("person_id") for record in enrolled)]
        for field, ids in (("mobility_id", selection.mobilities), ("person_id", tuple(dict.fromkeys(people)))):
            found = self._store.where("certificate", field, ids) if ids else []
            yield from sorted((r for r in found if r.live), key=lambda record: record.text("number"))


def _said(reason: str) -> str:
    if not reason.strip():
        raise RuleBroken(Problem("certificate.no_reason", "revocation_reason"))
    return reason.strip()


def _field(word: str) -> str:
    return word.partition("=")[0] if "=" in word else ""


_FIELDS = ("number", "academic_number")


@dataclass(frozen=True, slots=True)
class GoneNumber:
    """`reason` is empty for a paper that undo took out of the register: the next issue writes it down (decision 4).
    `when` is a UTC moment; it and `who` are empty where nobody knows any more."""

    number: str
    reason: str
    when: str
    who: str


def _voided(store: Store, id: str) -> GoneNumber:
    record, past = store.get("voided_number", id), store.history.of("voided_number", id)
    assert record is not None
    return _gone(record.text("number"), record.text("reason"), past[-1] if past else None)


def _gone(number: str, reason: str, past: HistoryEntry | None) -> GoneNumber:
    return GoneNumber(number, reason, past.when if past else "", past.who if past else "")


def _is_removal(past: HistoryEntry) -> bool:
    return past.field == LIVE and past.new == 0


def _taken_out(store: Store) -> dict[str, str]:
    """Numbers of deleted papers that are neither voided nor on another paper, with the id of the deleted one."""
    removed = {
        str(number): str(id)
        for id, *numbers in rows_of(store, Query("certificate", deleted=True), ("id", *_FIELDS))
        for number in numbers
        if number
    }
    if not removed:
        return {}
    there = {number for name in _FIELDS for number in _standing(store, "certificate", name, list(removed))}
    there |= set(_standing(store, "voided_number", "number", list(removed)))
    return {number: id for number, id in removed.items() if number not in there}


def _standing(store: Store, kind: str, name: str, numbers: Sequence[str]) -> Iterator[str]:
    for (number,) in rows_of(store, Query(kind, filters=(Filter(name, values=tuple(numbers)),)), (name,)):
        yield str(number)
