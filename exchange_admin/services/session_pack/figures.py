"""The figures of exchange as the statistics of the year count them, beside last year's, and by partner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.report_pages.content import PageCell
from exchange_admin.documents.report_pages.paper_text import cell_text
from exchange_admin.documents.table_cells import Column, Notices
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, PaperTable
from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.paper_facts import trilingual
from exchange_admin.services.lists import Lists
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.reports.counted_stays import IN, OUT, CountedStay, counted_stays
from exchange_admin.services.reports.mobility_statistics import Tally, tallied
from exchange_admin.services.reports.reading import Reading, Scope, scope_of
from exchange_admin.services.reports.year_figures import FIGURES, Figure, FigureKind, YearFigures
from exchange_admin.services.reports.year_statistics import figure_row, told_compared
from exchange_admin.services.reports.year_windows import Comparison, compared_years
from exchange_admin.services.session_pack.session import PackPart, PackWords, SessionSheet
from exchange_admin.services.stored import NO_RECORD, got

MOST_PARTNERS = 15
_KEYS = (
    *("begun", "students_out", "students_in", "staff_out", "staff_in", "broken_off", "partners", "citizenships"),
    *("balance", "places_used", "learners", "recognitions"),
)
"""Of all figures of the year those of which a committee speaks."""
_ALWAYS = ("begun", "students_out", "students_in", "staff_out", "staff_in")
"""Told also where there are none."""
_PARTNERS = (
    PaperColumn("partner", 40),
    *(PaperColumn(key, 10, middle=True) for key in ("students_out", "staff_out", "students_in", "staff_in")),
    *(PaperColumn(key, 10, middle=True) for key in ("stays", "stays_last")),
)


class PackFigures(Service[Parts]):
    """Reads only."""

    def __init__(self, parts: Parts, lists: Lists) -> None:
        super().__init__(parts)
        self._lists = lists

    def part(self, session: SessionSheet, say: PackWords) -> PackPart:
        scope = scope_of(self._store)
        compared = compared_years(scope, session.today)
        if compared is None:
            return PackPart("figures", [say.each(lambda words: words.say("report.no_academic_year"))], (), (), {})
        reading = Reading(self._store, self._lists, self._wordings["zh"])
        stays = counted_stays(reading, Scope(scope.years))
        figures = YearFigures(reading, scope, stays, session.today)
        windows = [one for one in (compared.this, compared.last) if one]
        if compared.goes_on and compared.whole_last:
            windows.append(compared.whole_last)
        known = [figures.of(one) for one in windows]
        begun = [figures.begun(one) for one in windows[:2]]
        said = [say.each(lambda words: told_compared(words, compared)), say("whose_figures", institution=self._own)]
        counts = {key: int(known[0].get(key) or 0) for key in _ALWAYS}
        if not any(map(len, begun)):
            return PackPart("figures", [*said, say("no_stays")], (), (), counts)
        kinds = [one for one in FIGURES if one.key in _KEYS and (one.key in _ALWAYS or _is_told(one, known))]
        tables = (self._figures_table(kinds, known, compared), self._partners_table(begun, say))
        notes = (say("how_counted"), *(say.each(partial(_defined, kind=one)) for one in kinds))
        return PackPart("figures", said, tables, notes, counts)

    def _own(self, words: Wording) -> str:
        return trilingual(got(self._store, "institution", self._store.institution), "name").best(words.language)

    def _figures_table(
        self, kinds: Sequence[FigureKind], known: Sequence[Mapping[str, Figure]], compared: Comparison
    ) -> PaperTable:
        """As the cover of the statistics; of a finished year without its same day."""
        heads = ["this_year", *(("last_year", "change", "change_percent") if compared.last else ())]
        heads += ["whole_last_year"] if len(known) > 2 else []
        columns = (PaperColumn("figure", 100 - 13 * len(heads)), *(PaperColumn(one, 13, middle=True) for one in heads))
        return PaperTable("", columns, tuple(self._figure(kind, known, compared) for kind in kinds), flows=True)

    def _figure(
        self, kind: FigureKind, known: Sequence[Mapping[str, Figure]], compared: Comparison
    ) -> tuple[Cell, ...]:
        rows = [
            [_text(cell, words.language) for cell in figure_row(words, kind, known, has_last=compared.last is not None)]
            for words in self._wordings.values()
        ]
        return tuple(Trilingual(*said) for said in zip(*rows, strict=True))

    def _partners_table(self, begun: Sequence[Sequence[CountedStay]], say: PackWords) -> PaperTable:
        """Who exchanges most this year stands first; the others are one line, so that the sums are of all."""
        this, last = (tallied(some, lambda stay: stay.partner) for some in (*begun, ())[:2])
        named = self._store.many("institution", [id for id in {*this, *last} if id])
        nobody = Tally()

        def counts(id: str) -> tuple[int, ...]:
            one = this.get(id, nobody)
            sides = (n for way in (OUT, IN) for n in (one.students[way], one.staff[way]))
            return *sides, one.all, last.get(id, nobody).all

        def place(id: str) -> tuple[int, int, str]:
            return -counts(id)[4], -counts(id)[5], id

        ids = sorted({*this, *last}, key=place)
        rows: list[tuple[Cell, ...]] = [
            (trilingual(named.get(id, NO_RECORD), "name") or say("not_said"), *map(_number, counts(id)))
            for id in ids[:MOST_PARTNERS]
        ]
        if others := ids[MOST_PARTNERS:]:
            rows.append((say("more_partners", n=len(others)), *map(_number, _summed(map(counts, others)))))
        sums: tuple[Cell, ...] = (say("sum"), *(str(n) for n in _summed(map(counts, ids))))
        return PaperTable("pack.by_partner", _PARTNERS, tuple(rows), sums)


def _is_told(kind: FigureKind, known: Sequence[Mapping[str, Figure]]) -> bool:
    return any(one.get(kind.key) for one in known)


def _defined(words: Wording, kind: FigureKind) -> str:
    name = words.say(f"report.figure.{kind.key}")
    return words.labelled(name[:1].upper() + name[1:], words.say(f"report.definition.{kind.key}"))


def _text(cell: PageCell, language: str) -> str:
    """What is a part of the figure above has a dash where a sheet has room for an indent."""
    return cell_text(_PLAIN, cell, language, Notices()).replace("\u2003", "– ")


_PLAIN = Column("")


def _number(n: int) -> str:
    return str(n) if n else "–"


def _summed(rows: Iterable[Sequence[int]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*rows, strict=True)))
