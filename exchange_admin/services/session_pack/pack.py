"""The papers for a session, collected in one: a cover with contents, then what the agenda asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.table_papers.facts import TablePaper
from exchange_admin.documents.table_papers.paper import Boxed, TablePages
from exchange_admin.domain.rules.committee.control import SESSION
from exchange_admin.services.certificates.paper_facts import trilingual
from exchange_admin.services.committee.controlling import DecisionControl
from exchange_admin.services.committee.papers import CommitteePapers
from exchange_admin.services.listings.matches import Matches
from exchange_admin.services.listings.printed import PrintedListings
from exchange_admin.services.lists import Lists
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.session_pack.control import PackControl
from exchange_admin.services.session_pack.figures import PackFigures
from exchange_admin.services.session_pack.listings import PackListings
from exchange_admin.services.session_pack.opening import PackOpening
from exchange_admin.services.session_pack.projects import PackProjects
from exchange_admin.services.session_pack.session import PackPart, PackWords, SessionSheet, paper_of, read_session


@dataclass(frozen=True, slots=True)
class SessionPack:
    """What is printed, and part by part what stands in it and what was left out."""

    paper: TablePaper
    parts: tuple[PackPart, ...]


class SessionPacks(Service[Parts]):
    """Reads only; files are written whole or not at all."""

    def __init__(
        self,
        parts: Parts,
        pages: TablePages,
        lists: Lists,
        control: DecisionControl,
        papers: CommitteePapers,
        matches: Matches,
        printed: PrintedListings,
    ) -> None:
        super().__init__(parts)
        self._pages, self._papers = pages, papers
        self._opening, self._control = PackOpening(parts), PackControl(parts, control, papers)
        self._figures, self._projects = PackFigures(parts, lists), PackProjects(parts)
        self._listings = PackListings(parts, matches, printed)

    def read(self, meeting: str, languages: Sequence[str]) -> SessionPack:
        """As things stand today. Raises RuleBroken with `record.missing`."""
        session, say = read_session(self._store, meeting, self._today()), PackWords(self._wordings)
        parts = (
            self._opening.agenda(session, languages, say),
            self._control.part(session, say),
            self._figures.part(session, say),
            self._projects.part(session, say),
            self._listings.part(session, say),
        )
        return SessionPack(self._paper(session, parts, languages, say), parts)

    def write(self, pack: SessionPack, target: Path) -> tuple[Boxed, ...]:
        """For which characters a box is printed. Raises RuleBroken as `TablePages.pdf`, FileNotWritten."""
        write_bytes(target, self._pages.pdf(pack.paper))
        return self._pages.boxes(pack.paper)

    def _paper(
        self, session: SessionSheet, parts: Sequence[PackPart], languages: Sequence[str], say: PackWords
    ) -> TablePaper:
        members = self._opening.members(session, say)
        numbers = (session.body.text("code"), session.meeting.text("number"))
        return TablePaper(
            kind=paper_of(session.meeting),
            design="committee",
            languages=tuple(languages),
            institution=trilingual(session.body, "name"),
            facts=(
                *self._papers.where_and_when(session.meeting),
                ("last_session" if session.meeting["kind"] == SESSION else "last_event", session.since or ""),
                ("quorum", str(session.body["quorum"] or "")),
                ("as_of", session.today),
            ),
            opening=(
                *(("pack.of_member",) if self._store.is_partner else ()),
                *(() if members else ("pack.no_members",)),
            ),
            tables=(members,) if members else (),
            parts=tuple(one.paper for one in parts),
            notes=("pack.no_person", "pack.no_money"),
            number="-".join(filter(None, numbers)),
            registered=False,
            boxed=True,
        )
