"""Papers about an agreement with a partner: its statement of balance, and the protocol by which it goes on."""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.line_breaking import NBSP
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, PaperSignature, PaperTable, TablePaper
from exchange_admin.domain import exact
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.agreements.balance import Balance, Stage, Sums
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.agreements.agreements import Agreements
from exchange_admin.services.agreements.said import amount_said, number_said
from exchange_admin.services.agreements.standing import Standing
from exchange_admin.services.agreements.stays import CountedStay
from exchange_admin.services.certificates.paper_facts import (
    PaperFacts,
    choice_in_each,
    day_of,
    holder_name,
    in_each,
    same_in_each,
    trilingual,
)
from exchange_admin.services.certificates.recipients import Check, Draft, Recipient, one_each
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.record_papers.finding import Finding
from exchange_admin.services.record_papers.rows import empty_frame, figures
from exchange_admin.services.stored import got, pointing

DESIGN = "agreement"
LARGEST = 360_000
"""Characters of a statement, which is kept whole in its record: below `longest` of its facts, for its number comes
still."""
_SUMS = (PaperColumn("item", 40), *(PaperColumn(name, 20, middle=True) for name in ("sent", "received", "balance")))
_STAYS = (
    PaperColumn("place", 5, middle=True),
    PaperColumn("holder", 27),
    PaperColumn("direction", 12),
    PaperColumn("activity", 19),
    PaperColumn("period", 15, middle=True),
    PaperColumn("stage", 11, middle=True),
    PaperColumn("amount", 11, middle=True),
)
_LEFT_OUT = (*_STAYS[:5], PaperColumn("reason", 22))
_CONDITIONS = (
    PaperColumn("place", 5, middle=True),
    PaperColumn("direction", 14),
    PaperColumn("activity", 22),
    PaperColumn("level", 21),
    PaperColumn("places", 12, middle=True),
    PaperColumn("length", 16, middle=True),
    PaperColumn("weight", 10, middle=True),
)


class _AgreementSource(Service[Parts], ABC):
    """A paper for each agreement."""

    def __init__(self, parts: Parts, agreements: Agreements) -> None:
        super().__init__(parts)
        self._finding, self._agreements = Finding(parts), agreements

    def recipients(self, selection: Selection, papers: PaperFacts, check: Check) -> tuple[Recipient, ...]:
        """One for each agreement that is named, by number."""
        named = self._finding.many("agreement", selection.of_kind("agreement"))
        in_order = sorted(named, key=lambda one: (one.text("number"), one.id))
        return tuple(self._recipient(one, papers, check) for one in in_order)

    def drafts(self, chosen: Sequence[Recipient]) -> list[Draft]:
        return one_each(chosen)

    @abstractmethod
    def _recipient(self, agreement: Record, papers: PaperFacts, check: Check) -> Recipient:
        """The agreement with its draft, or with what speaks against it."""

    def _named(self, agreement: Record, papers: PaperFacts) -> Recipient:
        partner = self._partner(agreement).best(papers.order.languages[0])
        return Recipient(agreement.id, "", agreement.text("number"), partner)

    def _partner(self, agreement: Record) -> Trilingual:
        return trilingual(self._finding.get("institution", agreement["institution_id"]), "name")

    def _leading(self, papers: PaperFacts) -> Wording:
        return self._wordings[papers.order.languages[0]]

    def _paper(
        self,
        agreement: Record,
        papers: PaperFacts,
        facts: Iterable[tuple[str, Cell]],
        tables: Iterable[PaperTable],
        notes: Iterable[str],
        people: Iterable[str] = (),
    ) -> RecordPaper:
        frame, partner = empty_frame(papers), self._partner(agreement)
        content = TablePaper(
            kind=frame.kind,
            languages=frame.languages,
            institution=frame.issuer,
            facts=tuple(facts),
            tables=tuple(tables),
            notes=tuple(notes),
            signatures=(PaperSignature("partner", position=partner),),
            number=agreement.text("number"),
            design=DESIGN,
        )
        return dataclasses.replace(
            frame, content=content, programme=partner, source=agreement.id, people=tuple(dict.fromkeys(people))
        )

    def _period(self, record: Record, papers: PaperFacts, *names: str) -> str:
        days = (figures(day_of(record[name]), self._leading(papers)) for name in names if record[name])
        return f"{NBSP}– ".join(days)


class BalanceSource(_AgreementSource):
    """Statements of balance, as agreements stand today. Nobody's documents or birthdays stand there."""

    def _recipient(self, agreement: Record, papers: PaperFacts, check: Check) -> Recipient:
        made, standing = self._named(agreement, papers), self._agreements.of(agreement)
        balance = standing.balance
        if balance is None:
            facts = {"number": agreement.text("number")}
            return dataclasses.replace(made, problems=(Problem("certificate.no_balance_unit", facts=facts),))
        paper = self._statement(standing, balance, papers)
        if len(paper.to_json()) > LARGEST:
            told = {"number": agreement.text("number"), "n": len(paper.people)}
            return dataclasses.replace(made, problems=(Problem("certificate.balance_too_long", facts=told),))
        return self._finding.told(made, paper, _stays_problems(standing), check, before=())

    def _statement(self, standing: Standing, balance: Balance, papers: PaperFacts) -> RecordPaper:
        weighed = [(one, worth) for one, worth in standing.weighed if one.stage is not Stage.FORECAST]
        counted = [(one, worth) for one, worth in weighed if worth is not None]
        rest = [(one, "unweighed") for one, worth in weighed if worth is None]
        rest += [(one, "not_attributed") for one in standing.not_attributed]
        tables = [PaperTable("balance_statement.sums", _SUMS, tuple(self._sums(balance, papers)), ruled=True)]
        if counted:
            rows = tuple(
                (*self._stay(place, one, papers), self._word(f"stage.{one.stage}"), self._number(worth, papers))
                for place, (one, worth) in enumerate(counted, 1)
            )
            tables.append(PaperTable("balance_statement.stays", _STAYS, rows, ruled=True))
        if rest:
            others = tuple(
                (*self._stay(place, one, papers), self._word(f"reason.{why}"))
                for place, (one, why) in enumerate(rest, 1)
            )
            tables.append(PaperTable("balance_statement.left_out", _LEFT_OUT, others, ruled=True))
        notes = ["balance_statement.note"] if counted else ["balance_statement.no_stays", "balance_statement.note"]
        people = [str(one.values["person_id"] or "") for one, _ in (*counted, *rest)]
        facts = self._facts(standing, balance, papers, len(rest))
        return self._paper(standing.agreement, papers, facts, tables, notes, filter(None, people))

    def _facts(
        self, standing: Standing, balance: Balance, papers: PaperFacts, left_out: int
    ) -> Iterator[tuple[str, Cell]]:
        agreement, leading = standing.agreement, self._leading(papers)
        partner = self._partner(agreement)
        yield "agreement_number", agreement.text("number")
        yield "partner", partner
        yield "valid", self._period(agreement, papers, "valid_from", "valid_until")
        yield "as_of", figures(self._today(), leading)
        yield "unit", choice_in_each(self._wordings, "balance_unit", standing.unit)
        yield "ratio", f"{number_said(standing.ratio, leading.language)} : 1"
        yield "since", figures(day_of(standing.since), leading) if standing.since else ""
        if standing.opening:
            yield "opening", self._number(standing.opening, papers)
        if balance.tolerance is not None:
            yield "tolerance", self._amount(standing.unit, balance.tolerance)
        yield "result", self._owed(standing.unit, balance.done, papers.issuer, partner)
        yield "result_confirmed", self._owed(standing.unit, balance.confirmed, papers.issuer, partner)
        nominated = sum(1 for one, _ in standing.weighed if one.stage is Stage.FORECAST)
        yield "nominated", str(nominated) if nominated else ""
        yield "left_out", str(left_out) if left_out else ""

    def _owed(self, unit: str, sums: Sums, own: Trilingual, partner: Trilingual) -> Trilingual:
        """Who owes by name: “we” would be somebody else for each of those who sign."""
        if not sums.balance:
            return self._word("even")
        debtor = own if sums.balance < 0 else partner

        def said(words: Wording) -> str:
            amount = amount_said(words, unit, abs(sums.balance))
            return words.say("paper.agreement.owes", {"who": debtor.best(words.language), "amount": amount})

        return in_each(self._wordings, said)

    def _sums(self, balance: Balance, papers: PaperFacts) -> Iterator[tuple[Cell, ...]]:
        for name, sums in (("done", balance.done), ("confirmed", balance.confirmed)):
            numbers = (sums.sent, sums.received, sums.balance)
            yield (self._word(f"sums.{name}"), *(self._number(one, papers) for one in numbers))

    def _stay(self, place: int, stay: CountedStay, papers: PaperFacts) -> tuple[Cell, ...]:
        days = (figures(day_of(day), self._leading(papers)) for day in (stay.starts, stay.ends) if day)
        return (
            str(place),
            holder_name(self._finding.person(stay.values["person_id"])),
            choice_in_each(self._wordings, "direction", stay.direction),
            choice_in_each(self._wordings, "activity", str(stay.values["activity"] or "")),
            f"{NBSP}– ".join(days),
        )

    def _amount(self, unit: str, number: Fraction) -> Trilingual:
        return in_each(self._wordings, lambda words: amount_said(words, unit, number))

    def _number(self, number: Fraction, papers: PaperFacts) -> str:
        return number_said(number, papers.order.languages[0])

    def _word(self, key: str) -> Trilingual:
        return in_each(self._wordings, lambda words: words.say(f"paper.agreement.{key}"))


def _stays_problems(standing: Standing) -> Iterator[Problem]:
    """A statement that leaves stays out says so on paper; somebody looks at them first, and at those that only others
    have entered."""
    unweighed = sum(1 for one, worth in standing.weighed if worth is None and one.stage is not Stage.FORECAST)
    if n := unweighed + len(standing.not_attributed):
        yield Problem("certificate.stays_left_out", facts={"n": n}, level=Level.ASKS)
    if n := len(standing.by_others_alone):
        yield Problem("certificate.stays_by_others_alone", facts={"n": n}, level=Level.ASKS)


class ProtocolSource(_AgreementSource):
    """Protocols by which agreements continue others, each made of the later one."""

    def _recipient(self, agreement: Record, papers: PaperFacts, check: Check) -> Recipient:
        made, old = self._named(agreement, papers), self._old(agreement)
        facts = {"number": agreement.text("number")}
        if not old.id:
            return dataclasses.replace(made, problems=(Problem("certificate.continues_nothing", facts=facts),))
        if not agreement["valid_until"]:
            return dataclasses.replace(made, problems=(Problem("certificate.no_new_end", "valid_until", facts),))
        conditions = pointing(self._store, "condition", "agreement_id", agreement.id)
        tables, notes = [], ["renewal_protocol.note"]
        if conditions:
            rows = tuple(self._condition(place, one, papers) for place, one in enumerate(conditions, 1))
            tables.append(PaperTable("renewal_protocol.conditions", _CONDITIONS, rows, ruled=True))
        else:
            notes.insert(0, "renewal_protocol.no_conditions")
        paper = self._paper(agreement, papers, self._facts(old, agreement, papers), tables, notes)
        before = self._finding.lists_of(papers.order.kind, agreement.id)
        return self._finding.told(made, paper, (), check, before=before)

    def _old(self, agreement: Record) -> Record:
        old = got(self._store, "agreement", agreement["previous_id"])
        return old if old.live else got(self._store, "agreement", None)

    def _facts(self, old: Record, new: Record, papers: PaperFacts) -> Iterator[tuple[str, Cell]]:
        yield "partner", self._partner(new)
        yield "old_number", old.text("number")
        yield "signed", figures(day_of(old["signed"]), self._leading(papers))
        yield "old_valid", self._period(old, papers, "valid_from", "valid_until")
        yield "new_number", new.text("number")
        yield "new_valid", self._period(new, papers, "valid_from", "valid_until")
        if language := new.text("prevailing_language"):
            yield "prevailing", choice_in_each(self._wordings, "language", language)

    def _condition(self, place: int, condition: Record, papers: PaperFacts) -> tuple[Cell, ...]:
        level, places = condition.text("level"), condition["places_per_year"]
        weight = exact.of(condition["weight"])
        return (
            str(place),
            choice_in_each(self._wordings, "direction", condition.text("direction")),
            choice_in_each(self._wordings, "activity", condition.text("activity")),
            choice_in_each(self._wordings, "study_level", level) if level else "",
            "" if places is None else str(places),
            self._length(condition),
            "" if weight is None else number_said(weight, papers.order.languages[0]),
        )

    def _length(self, condition: Record) -> Trilingual:
        """In days where they are named, else in months."""
        if condition["days"]:
            return in_each(self._wordings, lambda words: words.say("paper.agreement.days", {"n": condition["days"]}))
        months = exact.of(condition["months"])
        if months is None:
            return same_in_each("")

        def said(words: Wording) -> str:
            if months.denominator == 1:
                return words.say("paper.agreement.months", {"n": int(months)})
            return words.say("paper.agreement.months_of_parts", {"amount": number_said(months, words.language)})

        return in_each(self._wordings, said)
