"""Who has signed an agreement of several parties, on paper in two languages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, PaperTable, TablePaper
from exchange_admin.documents.table_papers.paper import TablePages
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import written_day
from exchange_admin.names.scripts import has_han
from exchange_admin.services.agreements.parties import AgreementParties, Party, missing
from exchange_admin.services.certificates.paper_facts import choice_in_each, in_each, trilingual
from exchange_admin.services.office_files import own_institution
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import got, refuse, there

_COLUMNS = (
    PaperColumn("place", 6, middle=True),
    PaperColumn("institution", 36),
    PaperColumn("role", 15),
    PaperColumn("person", 25),
    PaperColumn("signed", 18, middle=True),
)


class PartiesPapers(Service[Parts]):
    """Reads only; files are written whole or not at all."""

    def __init__(self, parts: Parts, pages: TablePages) -> None:
        super().__init__(parts)
        self._pages = pages

    def write(self, agreement: str, languages: Sequence[str], target: Path) -> None:
        """Raises RuleBroken with `agreement.no_parties`, and as `TablePages.pdf`; FileNotWritten."""
        write_bytes(target, self._pages.pdf(self.paper(agreement, languages)))

    def paper(self, agreement: str, languages: Sequence[str]) -> TablePaper:
        record = there(self._store, "agreement", agreement)
        found = AgreementParties(self._parts).of(agreement, languages[0])
        if not found:
            refuse("agreement.no_parties")
        return TablePaper(
            kind="parties",
            design="agreement",
            languages=tuple(languages),
            institution=trilingual(got(self._store, "institution", own_institution(self._store)), "name"),
            facts=(
                ("agreement_number", record.text("number")),
                ("agreement_title", trilingual(record, "title")),
                ("valid", self._valid(record)),
                ("signed", day_in(record.values, "signed") or ""),
                ("not_signed", str(len(missing(found)))),
                ("parties_as_of", self._today()),
            ),
            tables=(PaperTable("", _COLUMNS, tuple(self._row(n, one) for n, one in enumerate(found, 1))),),
            registered=False,
        )

    def _valid(self, agreement: Record) -> Trilingual | str:
        days = [agreement.text(name) for name in ("valid_from", "valid_until")]
        if not any(days):
            return ""
        return in_each(
            self._wordings,
            lambda words: " – ".join(written_day(words.language, one) if one else "…" for one in days),
        )

    def _row(self, n: int, party: Party) -> tuple[Cell, ...]:
        return (
            str(n),
            trilingual(got(self._store, "institution", party.institution_id), "name"),
            choice_in_each(self._wordings, "member_role", party.role),
            ("，" if has_han(party.position) else ", ").join(part for part in (party.person, party.position) if part),
            party.signed_on or in_each(self._wordings, lambda words: words.say("paper.agreement.not_yet")),
        )
