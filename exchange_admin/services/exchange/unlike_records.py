"""What this file and a partner, or another PC of the office, have not the same, in words: of which record, in which
field, and what stands here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.money import currency_beside
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.merge.dots import site_of
from exchange_admin.services.exchange.correspondents import REVOKED, name_of_copy
from exchange_admin.services.exchange.exchange_parts import ExchangeParts
from exchange_admin.services.exchange.phrases import Phrases
from exchange_admin.services.parts import Service
from exchange_admin.store.comparing import HERE, THERE, Mismatch

MOST_TOLD = 20
"""Sentences of one partner; the others are counted."""


class UnlikeRecords(Service[ExchangeParts]):
    """Reads only."""

    def problems(self, language: str, site: str = "") -> tuple[Problem, ...]:
        """One for each difference that is known, with one site or with all, and what to do about them; and for each
        partner that has written two steps under one number."""
        forks = {author: seq for author, seq in self._store.exchange.forks().items() if site in {"", site_of(author)}}
        return (*self.forked(forks, language), *self.told(self._store.exchange.mismatches(site), language))

    def forked(self, forks: Mapping[str, int], language: str) -> tuple[Problem, ...]:
        """One for each of the authors that is at work: of the PCs of this office the check tells."""
        code = "forked_for_partner" if self._store.is_partner else "forked"
        return tuple(
            _asks(code, name=self._called(site_of(author), language), seq=seq)
            for author, seq in forks.items()
            if not self._is_copy(author) and not self._is_revoked(site_of(author))
        )

    def _is_revoked(self, site: str) -> bool:
        partner = self._parts.correspondents.by_site(site)
        return partner is not None and partner.state == REVOKED

    def told(self, found: Iterable[Mismatch], language: str) -> tuple[Problem, ...]:
        by_site: dict[str, list[Mismatch]] = {}
        for one in found:
            by_site.setdefault(one.peer, []).append(one)
        telling = self._parts.phrases(language)
        return tuple(problem for site, some in by_site.items() for problem in self._of(site, some, telling, language))

    def not_compared(self, site: str, language: str) -> Problem:
        return Problem("package.not_compared", facts={"name": self._called(site, language)}, level=Level.INFORMS)

    def _of(self, site: str, found: Sequence[Mismatch], telling: Phrases, language: str) -> list[Problem]:
        name = self._called(site, language)
        named = [one for one in found if one.missing != HERE]
        telling.prepare((one.kind, one.id) for one in named[:MOST_TOLD])
        told = [self._problem(one, name, telling) for one in named[:MOST_TOLD]]
        for kind, n in Counter(one.kind for one in found if one.missing == HERE).items():
            told.append(_asks("missing_here", name=name, kind=self._parts.wordings[language].kind(kind, n), n=n))
        if len(named) > MOST_TOLD:
            told.append(_asks("differs_more", name=name, n=len(named) - MOST_TOLD))
        return [*told, self._what_now(site, name, language)]

    def _what_now(self, site: str, name: str, language: str) -> Problem:
        if not self._is_copy(site):
            return _asks("differs_what_now", name=name)
        forks = dict.fromkeys(site_of(author) for author in self._store.exchange.forks() if not self._is_copy(author))
        names = ", ".join(self._called(one, language) for one in forks)
        return _asks("differs_by_fork", name=name, partner=names) if names else _asks("differs_from_copy", name=name)

    def _problem(self, one: Mismatch, name: str, telling: Phrases) -> Problem:
        title, kind = telling.label(one.kind, one.id), telling.kind(one.kind)
        title = kind if title == kind else f"{title} ({kind})"
        if one.missing == THERE:
            return _asks("missing_there", name=name, title=title)
        described = self._registry[one.kind]
        if one.field == LIVE:
            return _asks("differs_life", name=name, title=title)
        if one.field not in described:
            return _asks("differs_record", name=name, title=title)
        field, here = described[one.field], self._store.get(one.kind, one.id)
        value = telling.value(field, here[one.field], currency_beside(field, here.values)) if here else ""
        code = "differs_field" if value else "differs_empty"
        return _asks(code, name=name, title=title, field=telling.field(one.kind, one.field), here=value)

    def _is_copy(self, site: str) -> bool:
        return site_of(site) == self._store.site

    def _called(self, site: str, language: str) -> str:
        if self._is_copy(site):
            return self._parts.wordings[language].say(
                "history.pc_of", {"name": name_of_copy(self._store, site) or site}
            )
        return self._parts.partner(site, language)


def _asks(code: str, **facts: object) -> Problem:
    return Problem(f"package.{code}", facts=facts, level=Level.ASKS)
