"""Joint projects of those who sit in the committee: how they stand, what is late, what came of them since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, PaperTable
from exchange_admin.domain.dates import LATEST_DAY, day_in
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.casework.states import SETTLED
from exchange_admin.domain.rules.projects.outputs import is_done
from exchange_admin.domain.rules.projects.states import (
    GOING_ON,
    IDEA,
    PAUSED,
    PUBLISHED,
    SHARED_STATES,
    UNFINISHED,
)
from exchange_admin.domain.steps import Record, live
from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.paper_facts import same_in_each, trilingual
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.portfolio.boards import lacking, silent_said
from exchange_admin.services.portfolio.sheets import ProjectSheet, read_parties, read_projects
from exchange_admin.services.projects.sheets import PROJECT
from exchange_admin.services.projects.silence import SilentProjects
from exchange_admin.services.reports.project_portfolio import counted_by_kind
from exchange_admin.services.session_pack.session import PackPart, PackWords, SessionSheet

MOST_PROJECTS, MOST_LATE, MOST_OUTPUTS = 20, 20, 15
_SHARED = "shared"
_STATES = (
    PaperColumn("project_kind", 26),
    *(PaperColumn(f"project_{state}", 13, middle=True) for state in SHARED_STATES),
    PaperColumn("projects", 9, middle=True),
)
_GOING_ON = (
    PaperColumn("project", 27),
    PaperColumn("lead", 20),
    PaperColumn("state", 13, middle=True),
    PaperColumn("outputs", 9, middle=True),
    PaperColumn("until", 18, middle=True),
    PaperColumn("look", 13),
)
_LATE = (
    PaperColumn("what", 35),
    PaperColumn("project", 33),
    PaperColumn("due", 18, middle=True),
    PaperColumn("late", 14, middle=True),
)
_OUTPUTS = (
    PaperColumn("output", 35),
    PaperColumn("project", 33),
    PaperColumn("output_state", 14, middle=True),
    PaperColumn("since", 18, middle=True),
)


@dataclass(frozen=True, slots=True)
class _Late:
    sheet: ProjectSheet
    what: Trilingual
    due: date


class PackProjects(Service[Parts]):
    """Reads only."""

    def part(self, session: SessionSheet, say: PackWords) -> PackPart:
        """Ideas are counted and not named: nobody but who leads one knows of it. Nor are projects of others."""
        mine, others = self._parted(session)
        ideas = [one for one in mine if one.project["state"] == IDEA]
        shown = [one.project for one in mine if one.project["state"] in SHARED_STATES]
        sheets = read_projects(self._store, shown, session.today)
        late = sorted(_late(sheets, session.today, say), key=lambda one: (one.due, one.sheet.project.id))
        made = sorted(self._made_since(sheets, session.since), key=lambda one: (-one[2].toordinal(), one[1].id))
        under_way = [one for one in sheets if one.project["state"] in (*GOING_ON, PAUSED)]
        said = [] if sheets else [say("no_projects")]
        tables = [_states_table(sheets, say)] if sheets else []
        if under_way:
            tables.append(self._under_way(under_way, late, session.today, say))
        if late:
            rows = say.cut([_late_row(one, session.today, say) for one in late], MOST_LATE)
            tables.append(PaperTable("pack.late", _LATE, rows))
        elif sheets:
            said.append(say("nothing_late"))
        if made:
            rows = say.cut([_output_row(*one, say) for one in made], MOST_OUTPUTS)
            tables.append(PaperTable("pack.outputs_since" if session.since else "pack.outputs", _OUTPUTS, rows))
        elif sheets:
            said.append(say("no_outputs_since", day=session.since) if session.since else say("no_outputs"))
        notes = [say("ideas", n=len(ideas))] if ideas else []
        notes += [say("projects_of_others", n=others)] if others else []
        counts = {"projects": len(sheets), "late": len(late), "outputs": len(made)}
        counts |= {"ideas_not_named": len(ideas), "of_others": others}
        return PackPart("projects", said, tables, notes, counts)

    def _parted(self, session: SessionSheet) -> tuple[list[ProjectSheet], int]:
        """Projects in which somebody of the committee takes part, and how many others there are."""
        every = read_parties(self._store, self._store.records(Query(PROJECT)), session.today)
        mine = [one for one in every if session.places & {seat.institution.id for seat in one.members}]
        return mine, len(every) - len(mine)

    def _under_way(
        self, sheets: Sequence[ProjectSheet], late: Sequence[_Late], today: date, say: PackWords
    ) -> PaperTable:
        """Those with something to look at first, then those that end first."""
        silent = {one.id: one.last for one in SilentProjects(self._parts).all(today)}
        of: dict[str, int] = {}
        for one in late:
            of[one.sheet.project.id] = of.get(one.sheet.project.id, 0) + 1

        def order(sheet: ProjectSheet) -> tuple[bool, bool, str, str]:
            id = sheet.project.id
            return id not in of, not (sheet.missing or id in silent), sheet.project.text("ends") or LATEST_DAY, id

        def row(sheet: ProjectSheet) -> tuple[Cell, ...]:
            project, id = sheet.project, sheet.project.id

            def look(words: Wording) -> str:
                if id in of:
                    return words.say("pack.late_of_project", {"n": of[id]})
                return lacking(words, sheet) or (silent_said(words, silent[id], today) if id in silent else "")

            return (
                _named(sheet),
                say.below(trilingual(sheet.lead, "name"), say.each(lambda words: _with(words, sheet))),
                say.choice("project_state", project.text("state")),
                f"{sheet.done} / {len(sheet.outputs)}" if sheet.outputs else "–",
                day_in(project.values, "ends") or "",
                say.each(look),
            )

        first = sorted(sheets, key=order)[:MOST_PROJECTS]
        rows = say.cut([row(one) for one in first], MOST_PROJECTS, count=len(sheets))
        return PaperTable("pack.going_on", _GOING_ON, rows)

    def _made_since(
        self, sheets: Sequence[ProjectSheet], since: date | None
    ) -> Iterator[tuple[ProjectSheet, Record, date]]:
        """Outputs that are agreed or published, with the day: of publishing, else of the last approval."""
        done = [
            (sheet, one) for sheet in sheets for one in sheet.outputs if is_done(one.values, sheet.standings[one.id])
        ]
        signed = self._signed([one.id for _, one in done])
        for sheet, one in done:
            days = [day_in(one.values, "published_on") if one["state"] == PUBLISHED else None, signed.get(one.id)]
            day = next((each for each in days if each is not None), None)
            if day is not None and (since is None or day >= since):
                yield sheet, one, day

    def _signed(self, outputs: Sequence[str]) -> Mapping[str, date]:
        found: dict[str, date] = {}
        for one in live(self._store.where("approval", "output_id", list(outputs))) if outputs else ():
            if (day := day_in(one.values, "signed_on")) is not None:
                id = one.text("output_id")
                found[id] = max(day, found.get(id, day))
        return found


def _late(sheets: Sequence[ProjectSheet], today: date, say: PackWords) -> Iterator[_Late]:
    """Milestones that everybody in the project sees, and outputs; both of projects that go on."""
    for sheet in sheets:
        if sheet.project["state"] not in GOING_ON:
            continue
        for one in sheet.milestones:
            due = day_in(one.values, "due")
            if due is not None and due < today and one["state"] not in SETTLED and one["share"] == _SHARED:
                yield _Late(sheet, same_in_each(one.text("title")), due)
        for one in sheet.outputs:
            due = day_in(one.values, "due")
            if due is not None and due < today and one["state"] in UNFINISHED:
                yield _Late(sheet, say.below(trilingual(one, "name"), say.choice("output_kind", one.text("kind"))), due)


def _states_table(sheets: Sequence[ProjectSheet], say: PackWords) -> PaperTable:
    found = counted_by_kind(sheets)
    rows: list[tuple[Cell, ...]] = [
        (
            say.choice("project_kind", kind),
            *(str(by[state] or "–") for state in SHARED_STATES),
            str(by.total()),
        )
        for kind, by in found
    ]
    totals = (str(sum(by[state] for _, by in found)) for state in SHARED_STATES)
    sums: tuple[Cell, ...] = (say("sum"), *totals, str(len(sheets)))
    return PaperTable("pack.by_state", _STATES, tuple(rows), sums if len(rows) > 1 else ())


def _late_row(one: _Late, today: date, say: PackWords) -> tuple[Cell, ...]:
    return (
        one.what,
        _named(one.sheet),
        one.due,
        say.each(lambda words: words.say("committee.said.late", {"n": (today - one.due).days})),
    )


def _output_row(sheet: ProjectSheet, output: Record, day: date, say: PackWords) -> tuple[Cell, ...]:
    name = say.below(trilingual(output, "name"), say.choice("output_kind", output.text("kind")))
    return name, _named(sheet), say.choice("output_state", output.text("state")), day


def _named(sheet: ProjectSheet) -> Trilingual:
    code, name = sheet.project.text("code"), trilingual(sheet.project, "name")
    return Trilingual(*(f"{code} {name.best(one)}".strip() for one in ("zh", "ru", "en")))


def _with(words: Wording, sheet: ProjectSheet) -> str:
    """How many take part besides."""
    others = len({one.institution.id for one in sheet.members} - {sheet.lead.id})
    return words.say("pack.with_others", {"n": others}) if others else ""
