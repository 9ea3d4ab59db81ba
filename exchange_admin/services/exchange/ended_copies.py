"""What is missing of copies of the office file that no longer exist, and what of it is lost, in words for the clerk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.merge.dots import site_of
from exchange_admin.services.exchange.correspondents import Correspondents
from exchange_admin.store import Store
from exchange_admin.store.receiving import Waiting
from exchange_admin.store.retired_incarnations import RetiredIncarnation

WAITS = "package.waits_for_lost"
_TOLD_FOR = timedelta(days=30)


class EndedCopies:
    """Says what is missing; one verb gives up what is lost."""

    def __init__(self, store: Store, origin: Origin, *, correspondents: Correspondents) -> None:
        self._store, self._origin, self._correspondents = store, origin, correspondents

    def problems(self, language: str) -> tuple[Problem, ...]:
        """`life.missing` or `life.lost` for each copy of which something is missing, the latest first; for 30 days."""
        since = f"{self._origin.now() - _TOLD_FOR:%Y-%m-%dT%H:%M:%SZ}"
        return self.told((one for one in self._store.exchange.ended_lives() if one.ended_at >= since), language)

    def told(self, lives: Iterable[RetiredIncarnation], language: str) -> tuple[Problem, ...]:
        return tuple(self._problem(one, language) for one in lives if one.missing)

    def waits(self, waiting: Sequence[Waiting]) -> tuple[Problem, ...]:
        """Why steps of others wait: `package.waits_for_lost` for each ended copy whose lost steps they stand on, and
        `package.earlier_missing` for all that only wait for another package."""
        lost = {one.life: one for one in self._store.exchange.ended_lives() if one.lost} if waiting else {}
        named = dict.fromkeys(one.missing_author for one in waiting if one.missing_author in lost)
        told = [self._waits_for(lost[life], waiting) for life in named]
        if others := sum(1 for one in waiting if one.missing_author not in lost):
            told.append(Problem("package.earlier_missing", facts={"n": others}, level=Level.ASKS))
        return tuple(told)

    def stands_on_lost(self, waiting: Sequence[Waiting]) -> bool:
        """Whether any of the steps waits for something that nobody can have any more."""
        return any(one.code == WAITS for one in self.waits(waiting))

    def give_up(self, who: str) -> Changes:
        """Lets go on what waits for lost steps. Nothing happens where another copy or a partner may still have them."""
        return self._store.exchange.give_up_lost_steps(who).changes

    def _waits_for(self, one: RetiredIncarnation, waiting: Sequence[Waiting]) -> Problem:
        here = [step for step in waiting if step.missing_author == one.life]
        day = datetime.fromisoformat(one.ended_at).astimezone() if one.ended_at else self._origin.now()
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
        until = datetime.fromtimestamp(one.whole_until / 1000, UTC).astimezone()
        facts = {"n": one.lost, "name": name, "day": f"{until:%Y-%m-%d}", "time": f"{until:%H:%M}"}
        return Problem("life.lost", facts=facts, level=Level.ASKS)

    def _called(self, site: str, language: str) -> str:
        """A partner by its institution, another PC by who last wrote there."""
        if site_of(site) == self._store.site:
            return next(
                (step.who for step in self._store.history.steps(limit=500) if step.author == site and step.who), site
            )
        partner = self._correspondents.by_site(site)
        institution = self._store.get("institution", partner.institution_id) if partner else None
        return (in_language(institution.values, "name", language) if institution else "") or site
