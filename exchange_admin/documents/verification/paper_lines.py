"""What the code of a paper says first: number, kind, names, days, who issued it, and what only certificates state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from exchange_admin.documents.certificates.facts import ACADEMIC_HOUR, ParticipationFacts
from exchange_admin.documents.papers import Paper
from exchange_admin.documents.verification.statement import Fact
from exchange_admin.domain import exact

_LATER = ("sex", "citizenship", "study_level")
"""Details that are left out first."""
_NOT_SHOWN = frozenset({"academic_level", "host_country", "contact", "office.logo", "signatory.signature"})
"""Details that choose words or pictures of a design; the digest covers them."""


@dataclass(frozen=True, slots=True)
class PaperLines:
    """`first` stand in every code of the paper, `needed` in one of them, `more` as far as there is room."""

    first: tuple[Fact, ...]
    needed: tuple[Fact, ...]
    more: tuple[Fact, ...]


def lines_of(paper: Paper) -> PaperLines:
    """In the language that leads on the paper."""
    needed, more = [*_needed(paper)], [*_more(paper)]
    if isinstance(paper, ParticipationFacts):
        needed += _hours_and_marks(paper)
    needed.append(("author", paper.author))
    first = [("number", paper.number), ("kind", paper.kind), ("issued", paper.issued.isoformat())]
    return PaperLines(*(tuple(Fact(*one) for one in part if one[1]) for part in (first, needed, more)))


def _needed(paper: Paper) -> Iterator[tuple[str, str]]:
    lead = paper.languages[0]
    native = dict(paper.holder.in_order()).get(paper.holder.native, "")
    yield "latin", paper.holder.latin
    yield "native", "" if native == paper.holder.latin else native
    yield "programme", paper.programme.best(lead)
    yield "issuer", paper.issuer.best(lead)
    yield "starts", _day(paper.starts)
    yield "ends", _day(paper.ends)
    yield "duplicate_of", paper.duplicate_of


def _hours_and_marks(paper: ParticipationFacts) -> Iterator[tuple[str, str]]:
    lead = paper.languages[0]
    if paper.minutes is not None:
        yield "hours", exact.decimal_text(Fraction(paper.minutes * 10 // ACADEMIC_HOUR, 10), 1)
    yield "level", paper.level
    yield "result", paper.result.best(lead)
    for name, text in paper.details:
        if name not in _LATER and name not in _NOT_SHOWN:
            yield name, text.best(lead)


def _more(paper: Paper) -> Iterator[tuple[str, str]]:
    lead = paper.languages[0]
    yield "signatory", paper.signatory.best(lead)
    if isinstance(paper, ParticipationFacts):
        for name, text in paper.details:
            if name in _LATER:
                yield name, text.best(lead)
        issuer = paper.issuer.best(lead)
        yield "host", "" if paper.host.best(lead) == issuer else paper.host.best(lead)
        yield "home", "" if paper.home.best(lead) == issuer else paper.home.best(lead)
    said = {paper.holder.latin.strip()}
    for script, name in paper.holder.in_order():
        if script != paper.holder.native and name not in said:
            yield "other_name", name
    yield "position", paper.position.best(lead)
    yield "place", paper.place.best(lead)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
