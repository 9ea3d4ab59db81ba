"""A project on one page, in Chinese and Russian beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, PaperTable, TablePaper
from exchange_admin.documents.table_papers.paper import Boxed, TablePages
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.rules.bilingual import BILINGUAL, is_bilingual
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.certificates.paper_facts import choice_in_each, in_each, lowered, trilingual
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.portfolio.sheets import Member, ProjectSheet, read_project
from exchange_admin.services.stored import got

LANGUAGES = ("zh", "ru")
_BOTH = (PaperColumn("zh", 50), PaperColumn("ru", 50))
_ROOMS = ((1200, 14, 12, 8), (700, 10, 8, 5), (400, 8, 6, 3), (200, 6, 4, 2))
"""Letters of a summary, members, outputs, milestones: less and less until everything stands on one page."""


class ProjectCards(Service[Parts]):
    """Reads only; files are written whole or not at all. `fields` names the fields of education by code."""

    def __init__(self, parts: Parts, pages: TablePages, fields: Callable[[], Mapping[str, Mapping[str, str]]]) -> None:
        super().__init__(parts)
        self._pages, self._fields = pages, fields

    def write(self, project: str, target: Path, *, coordinator: bool = False) -> tuple[Boxed, ...]:
        """For which characters a box is printed. Raises RuleBroken: `record.missing`, as `TablePages.pdf`;
        FileNotWritten."""
        paper = self.card(project, coordinator=coordinator)
        write_bytes(target, self._pages.pdf(paper))
        return self._pages.boxes(paper)

    def card(self, project: str, *, coordinator: bool = False) -> TablePaper:
        """Of people only the coordinator, and only where that is asked for."""
        sheet = read_project(self._store, project, self._today())
        for room in _ROOMS:
            paper = self._paper(sheet, room, coordinator=coordinator)
            if self._pages.problems(paper) or len(self._pages.sheet(paper).pages) == 1:
                break
        return paper

    def _paper(self, sheet: ProjectSheet, room: tuple[int, int, int, int], *, coordinator: bool) -> TablePaper:
        project = sheet.project
        return TablePaper(
            kind="card",
            design="project",
            languages=LANGUAGES,
            institution=trilingual(project, "name"),
            facts=tuple(self._facts(sheet, coordinator=coordinator)),
            tables=tuple(self._tables(sheet, *room)),
            notes=(),
            number=project.text("code"),
            registered=False,
            boxed=True,
        )

    def _facts(self, sheet: ProjectSheet, *, coordinator: bool) -> Iterator[tuple[str, Cell]]:
        project = sheet.project
        yield "kind", choice_in_each(self._wordings, "project_kind", project.text("kind"))
        yield "state", choice_in_each(self._wordings, "project_state", project.text("state"))
        yield "code", project.text("code")
        yield "period", self._period(project)
        yield "field", self._field_of(project["isced_f"])
        yield "root", self._root(project)
        yield "website", project.text("website")
        if coordinator:
            yield "coordinator", self._coordinator(project)
        if sheet.missing:
            yield "missing", self._said_each(lambda words: words.listed(map(words.say, _keys(sheet.missing))))
        yield "as_of", self._today()

    def _tables(
        self, sheet: ProjectSheet, letters: int, members: int, outputs: int, milestones: int
    ) -> Iterator[PaperTable]:
        about = tuple(_cut(sheet.project.text(f"summary_{one}"), letters) for one in LANGUAGES)
        if any(about):
            yield PaperTable("card.about", _BOTH, (about,), flows=True)
        seats = [self._each(partial(self._member, of=one)) for one in sheet.members]
        yield self._listed("card.members", seats, members)
        if sheet.outputs:
            made = [self._each(partial(self._output, sheet=sheet, of=one)) for one in sheet.outputs]
            yield self._listed("card.outputs", made, outputs)
        if sheet.milestones:
            ahead = [self._each(partial(self._milestone, of=one)) for one in sheet.milestones]
            yield self._listed("card.milestones", ahead, milestones)

    def _listed(self, title: str, rows: Sequence[tuple[str, ...]], room: int) -> PaperTable:
        """The first rows, and how many there are besides."""
        if len(rows) > room:
            more = self._each(lambda words: words.say("portfolio.more", {"n": len(rows) - room + 1}))
            rows = (*rows[: room - 1], more)
        return PaperTable(title, _BOTH, tuple(rows), flows=True)

    def _member(self, words: Wording, of: Member) -> str:
        name = in_language(of.institution.values, "name", words.language)
        role = lowered(words.choice("member_role", of.role), words)
        return _beside(words, name, [words.choice("country", of.country), role])

    def _output(self, words: Wording, sheet: ProjectSheet, of: Record) -> str:
        parts = [
            lowered(words.choice("output_kind", of["kind"]), words),
            lowered(sheet.state_said(words, of), words),
        ]
        if is_bilingual(of["languages"]):
            parts.append(lowered(words.field("output", BILINGUAL), words))
        if of["due"]:
            parts.append(words.say("portfolio.due", {"day": written_day(words.language, of.text("due"))}))
        name = in_language(of.values, "name", words.language)
        version = of.text("version")
        return _beside(words, f"{name} {version}".strip(), parts)

    def _milestone(self, words: Wording, of: Record) -> str:
        day = written_day(words.language, of.text("due")) if of["due"] else ""
        return _beside(words, of.text("title"), [lowered(words.choice("task_state", of["state"]), words), day])

    def _period(self, project: Record) -> Trilingual | str:
        days = [project.text(name) for name in ("starts", "ends")]
        if not any(days):
            return ""
        return self._said_each(
            lambda words: " – ".join(written_day(words.language, one) if one else "…" for one in days)
        )

    def _field_of(self, codes: Value) -> Trilingual | str:
        wanted = [one.strip() for one in str(codes or "").split(";") if one.strip()]
        if not wanted:
            return ""
        known = self._fields()
        return self._said_each(
            lambda words: words.set_apart(
                f"{one} {known.get(one, {}).get(words.language, '')}".strip() for one in wanted
            )
        )

    def _root(self, project: Record) -> Trilingual | str:
        """What the project rests on: an agreement, a decision, an offer or a need."""
        agreement = got(self._store, "agreement", project["agreement_id"])
        if agreement.id:
            return agreement.text("number")
        decision = got(self._store, "decision", project.values.get("decision_id"))
        if decision.id:
            return decision.text("number")
        listing = got(self._store, "listing", project["listing_id"])
        return trilingual(listing, "name") if listing.id else ""

    def _coordinator(self, project: Record) -> Trilingual | str:
        """As each language calls the person."""
        staff = got(self._store, "staff", project["coordinator_id"])
        called, name = trilingual(staff, "called"), staff.text("name")
        return Trilingual(*(called.get(one) or name for one in ("zh", "ru", "en"))) if name else ""

    def _each(self, say: Callable[[Wording], str]) -> tuple[str, ...]:
        return tuple(say(self._wordings[one]) for one in LANGUAGES)

    def _said_each(self, say: Callable[[Wording], str]) -> Trilingual:
        return in_each(self._wordings, say)


def _beside(words: Wording, name: str, said: Sequence[str]) -> str:
    """A name with what is said of it."""
    return words.in_brackets(name, words.with_commas(said))


def _keys(missing: Sequence[str]) -> Iterator[str]:
    return (f"projects.part.{one}" for one in missing)


def _cut(text: str, letters: int) -> str:
    said = " ".join(text.split())
    return said if len(said) <= letters else f"{said[: letters - 1].rstrip()}…"
