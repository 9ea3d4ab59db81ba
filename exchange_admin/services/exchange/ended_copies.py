"""What is missing of copies of the office file that no longer exist, in words for the clerk; and own steps that a lost
disk took and partners have kept, taken back by a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.dates import moment_of_milliseconds
from exchange_admin.domain.fields import LIVE, Kind, Value
from exchange_admin.domain.money import currency_beside
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.steps import Record
from exchange_admin.merge.dots import site_of
from exchange_admin.merge.transactions import Entry
from exchange_admin.services.exchange.cards import ReturnedCard, ReturnedValue
from exchange_admin.services.exchange.exchange_parts import ExchangeParts
from exchange_admin.services.exchange.phrases import Phrases
from exchange_admin.services.parts import Service
from exchange_admin.store.receiving import Waiting
from exchange_admin.store.retired_incarnations import RetiredIncarnation
from exchange_admin.store.returned import ReturnedStep

WAITS = "package.waits_for_lost"
WAITS_FOR_PARTNERS, WAITS_FOR_REVOKED = "package.waits_for_lost_by_partner", "package.waits_for_revoked"
_TOLD_FOR = timedelta(days=30)


class EndedCopies(Service[ExchangeParts]):
    """Says what is missing; one verb gives up what is lost."""

    def problems(self, language: str) -> tuple[Problem, ...]:
        """`life.missing` or `life.lost` for each copy of which something is missing, the latest first; for 30 days."""
        since = f"{self._parts.origin.now() - _TOLD_FOR:%Y-%m-%dT%H:%M:%SZ}"
        return self.told((one for one in self._store.exchange.ended.all() if one.ended_at >= since), language)

    def told(self, lives: Iterable[RetiredIncarnation], language: str) -> tuple[Problem, ...]:
        return tuple(self._problem(one, language) for one in lives if one.missing)

    def waits(self, waiting: Sequence[Waiting], language: str) -> tuple[Problem, ...]:
        """Why steps of others wait: `package.waits_for_lost` for each ended copy whose lost steps they stand on,
        `package.waits_for_lost_by_partner` for each partner that has lost some of its own, `package.waits_for_revoked`
        for each whose file was revoked, and `package.earlier_missing` for all that only wait for another package."""
        lost = {one.life: one for one in self._store.exchange.ended.all() if one.lost} if waiting else {}
        ours = [one for one in waiting if _stands_on(one, lost)]
        theirs = self._store.exchange.lost_with_partners() if waiting else []
        told = [self._waits_for(lost[life], ours) for life in dict.fromkeys(one.missing_author for one in ours)]
        lives = dict.fromkeys(one.missing_author for one in theirs)
        told += [self._waits_for_partner(life, theirs, language) for life in lives]
        named = {(one.author, one.seq) for one in (*ours, *theirs)}
        if others := sum(1 for one in waiting if (one.author, one.seq) not in named):
            told.append(Problem("package.earlier_missing", facts={"n": others}, level=Level.ASKS))
        return tuple(told)

    def stands_on_lost(self, waiting: Sequence[Waiting]) -> bool:
        """Whether any of the steps waits for something that, as far as is known, nobody has any more."""
        exchange = self._store.exchange
        lost = {one.life for one in exchange.ended.all() if one.lost} if waiting else set()
        return any(_stands_on(one, lost) for one in waiting) or bool(waiting and exchange.lost_with_partners())

    def give_up(self, who: str) -> Changes:
        """Lets go on what waits for lost steps. Nothing happens where another copy or a partner may still have them."""
        return self._store.exchange.give_up_lost_steps(who).changes

    def _waits_for_partner(self, life: str, causes: Sequence[Waiting], language: str) -> Problem:
        here = [step for step in causes if step.missing_author == life]
        facts = {
            "n": len(here),
            "step": min(step.missing_seq for step in here),
            "name": self._parts.partner(site_of(life), language),
        }
        is_revoked = site_of(life) in self._store.exchange.revoked_files()
        return Problem(WAITS_FOR_REVOKED if is_revoked else WAITS_FOR_PARTNERS, facts=facts, level=Level.ASKS)

    def _waits_for(self, one: RetiredIncarnation, waiting: Sequence[Waiting]) -> Problem:
        here = [step for step in waiting if step.missing_author == one.life]
        day = datetime.fromisoformat(one.ended_at).astimezone() if one.ended_at else self._parts.origin.now()
        facts = {
            "n": len(here),
            "step": min(step.missing_seq for step in here),
            "name": one.who or one.life,
            "day": f"{day:%Y-%m-%d}",
        }
        return Problem(WAITS, facts=facts, level=Level.ASKS)

    def _problem(self, one: RetiredIncarnation, language: str) -> Problem:
        name = one.who or one.life
        if not one.lost:
            places = tuple(dict.fromkeys(self._called(site, language) for site in one.may_come_from))
            return Problem("life.missing", facts={"n": one.missing, "name": name, "from": places}, level=Level.INFORMS)
        until = moment_of_milliseconds(one.whole_until).astimezone()
        facts = {"n": one.lost, "name": name, "day": f"{until:%Y-%m-%d}", "time": f"{until:%H:%M}"}
        return Problem("life.lost", facts=facts, level=Level.ASKS)

    def _called(self, site: str, language: str) -> str:
        """A partner by its institution, another PC by who last wrote there."""
        if site_of(site) == self._store.site:
            return next(
                (step.who for step in self._store.history.steps(limit=500) if step.author == site and step.who), site
            )
        return self._parts.partner(site, language)


def _stands_on(one: Waiting, lives: Collection[str]) -> bool:
    """Whether giving up lost steps of these lives would let a step go on."""
    return one.missing_author in lives and not one.is_gap


class LostSteps(Service[ExchangeParts]):
    """Verbs on what waits. Nothing of it counts before `take_back`."""

    def cards(self, language: str) -> tuple[ReturnedCard, ...]:
        """Each change of a record that waits, in the order in which they were made."""
        steps = self._store.exchange.returned.waiting()
        telling = self._parts.phrases(language)
        telling.prepare({(entry.kind, entry.id) for step in steps for entry in step.entries})
        return tuple(
            self._card(step, entry, telling, language)
            for step in steps
            for entry in step.entries
            if entry.kind in self._registry
        )

    def returned_by(self, steps: Iterable[str], language: str) -> dict[str, str]:
        """By which partner steps (`author:seq`) were given back, those that were."""
        keys = {(author, int(seq)): step for step in steps for author, _, seq in [step.rpartition(":")]}
        return {
            keys[key]: self._parts.partner(site, language)
            for key, site in self._store.exchange.returned.by(keys).items()
        }

    def take_back(self, who: str, *, unproved: bool = False) -> Changes:
        """Takes back what our own key has signed, whatever it says; with `unproved` also changes from before steps were
        signed, of which nobody can prove that they are ours."""
        return self._store.exchange.take_back(who, unproved=unproved).changes

    def refuse(self, *, unproved_only: bool = True) -> Changes:
        """What waits is not ours, or not wanted: nobody is asked about it again."""
        self._store.exchange.refuse_returned(unproved_only=unproved_only)
        return Changes()

    def _card(self, step: ReturnedStep, entry: Entry, telling: Phrases, language: str) -> ReturnedCard:
        here = self._store.get(entry.kind, entry.id)
        return ReturnedCard(
            key=f"{entry.dot} {step.peer}",
            kind=entry.kind,
            record=entry.id,
            title=telling.label(entry.kind, entry.id) if here else "",
            partner=self._parts.partner(step.peer, language),
            who=step.who,
            when=moment_of_milliseconds(step.milliseconds).strftime("%Y-%m-%dT%H:%M:%SZ"),
            proved=step.proved,
            values=tuple(self._values(self._registry[entry.kind], entry, here, telling)),
        )

    def _values(self, kind: Kind, entry: Entry, here: Record | None, telling: Phrases) -> list[ReturnedValue]:
        told = []
        pairs = zip(entry.fields, entry.values, strict=True)
        written = {kind.by_wire[wire].name: value for wire, value in pairs if wire in kind.by_wire}
        for wire, value in zip(entry.fields, entry.values, strict=True):
            field = kind.by_wire.get(wire)
            if wire == LIVE:
                answer = "keep" if value else "delete"
                told.append(ReturnedValue(telling.kind(kind.name), "", telling.answer(answer)))
            elif field is not None:
                now: Value = here[field.name] if here else None
                label = telling.field(kind.name, field.name)
                ours = currency_beside(field, here.values if here else {})
                theirs = currency_beside(field, written) or ours
                told.append(ReturnedValue(label, telling.value(field, now, ours), telling.value(field, value, theirs)))
        return told
