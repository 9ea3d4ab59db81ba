"""The portfolio of joint projects: how they stand, by kind and by country, and what they make."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from exchange_admin.documents.report_pages.content import Cards, Table
from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Order, Query
from exchange_admin.domain.rules.bilingual import BILINGUAL, is_bilingual
from exchange_admin.domain.rules.listings import parts_in
from exchange_admin.domain.rules.projects.states import FINISHED, GOING_ON, OUTPUT_STATES, PROJECT_STATES, UNFINISHED
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import place_among
from exchange_admin.services.portfolio.sheets import ProjectSheet, read_projects
from exchange_admin.services.reports.pages import Page, listed
from exchange_admin.services.reports.reading import Reading, Scope, Sheet, columns

_TEXT, _NUMBER, _CODE, _DAY = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.IDENTIFIER, ColumnKind.DATE


def project_portfolio(reading: Reading, scope: Scope, as_of: date) -> Sequence[Page | Sheet]:
    """Of every project, or of those that go on within the period; one without days belongs to every period."""
    found = [one for one in _projects(reading) if _is_in(one, scope)]
    sheets = read_projects(reading.store, found, as_of)
    return (
        _listed(reading, sheets),
        _by_kind(reading, sheets),
        _by_country(reading, sheets),
        _outputs(reading, sheets, as_of),
    )


def _projects(reading: Reading) -> list[Record]:
    """Those of a partner are the ones that it leads or is a member of."""
    store, narrowing = reading.store, reading.narrowing
    found = store.records(Query("project", filters=narrowing.others, order=Order("starts")))
    if not narrowing.partner:
        return found
    seats = {one["project_id"] for one in store.where("membership", "institution_id", [narrowing.partner]) if one.live}
    return [one for one in found if one.id in seats or one["lead_institution_id"] == narrowing.partner]


def _is_in(project: Record, scope: Scope) -> bool:
    starts, ends = project.text("starts"), project.text("ends")
    return scope.whole or ((not starts or starts <= scope.ends) and (not ends or ends >= scope.starts))


def _listed(reading: Reading, sheets: Sequence[ProjectSheet]) -> Page | Sheet:
    words = reading.words
    names, leads = _called(reading, "project", sheets), reading.called("institution", (one.lead.id for one in sheets))
    heads = columns(
        words,
        *(("project.code", _CODE), ("project.name", _TEXT), ("project.kind", _TEXT), ("project.state", _TEXT)),
        *(("project.lead_institution_id", _TEXT), ("countries", _TEXT), ("members", _NUMBER)),
        *(("project.starts", _DAY), ("project.ends", _DAY), ("outputs", _NUMBER), ("outputs_done", _NUMBER)),
        ("missing_partners", _TEXT),
    )
    rows: list[tuple[CellContent, ...]] = [
        (
            one.project.text("code") or None,
            names.get(one.project.id),
            words.choice("project_kind", one.project["kind"]),
            words.choice("project_state", one.project["state"]),
            leads.get(one.lead.id),
            words.listed(f"{words.choice('country', land)} {n}" for land, n in one.countries.items()),
            len({seat.institution.id for seat in one.members}),
            *(one.project["starts"], one.project["ends"]),
            *(len(one.outputs), one.done),
            words.listed(words.say(f"projects.part.{lack}") for lack in one.missing) or None,
        )
        for one in sorted(sheets, key=lambda one: place_among(PROJECT_STATES, one.project.text("state")))
    ]
    page = listed("project_list", Table(heads, rows, sums=(9, 10)), (words.say("report.portfolio_note"),), frozen=2)
    if not isinstance(page, Page):
        return page
    told = (
        ("projects_going_on", sum(one.project["state"] in GOING_ON for one in sheets)),
        ("projects_finished", sum(one.project["state"] == FINISHED for one in sheets)),
        ("outputs_done", sum(row[10] or 0 for row in rows)),  # type: ignore[misc]
        ("projects_lacking", sum(bool(one.missing) for one in sheets)),
    )
    cards = Cards([(n, words.say(f"report.card.{what}")) for what, n in told])
    return Page(page.key, (cards, *page.blocks), page.notes, frozen=page.frozen)


def _by_kind(reading: Reading, sheets: Sequence[ProjectSheet]) -> Page | Sheet:
    words = reading.words
    heads = (
        *columns(words, ("project.kind", _TEXT)),
        *columns(words, *((f"project_{state}", _NUMBER) for state in PROJECT_STATES), ("projects", _NUMBER)),
    )
    rows: list[tuple[CellContent, ...]] = [
        (words.choice("project_kind", kind), *(by[state] for state in PROJECT_STATES), by.total())
        for kind, by in counted_by_kind(sheets)
    ]
    return listed("projects_by_kind", Table(heads, rows, sums=tuple(range(1, len(heads)))))


def counted_by_kind(sheets: Sequence[ProjectSheet]) -> list[tuple[str, Counter[str]]]:
    """How many of each kind are how far; that of which there are most first."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in sheets:
        counted[one.project.text("kind")][one.project.text("state")] += 1
    return sorted(counted.items(), key=lambda one: (-one[1].total(), one[0]))


def _by_country(reading: Reading, sheets: Sequence[ProjectSheet]) -> Page | Sheet:
    """A project counts in every country that takes part in it."""
    words = reading.words
    projects, places, led = Counter[str](), defaultdict[str, set[str]](set), Counter[str]()
    for one in sheets:
        led[one.lead.text("country")] += 1
        for land in one.countries:
            projects[land] += 1
        for seat in one.members:
            places[seat.country].add(seat.institution.id)
    heads = columns(
        words,
        *(("institution.country", _TEXT), ("projects", _NUMBER), ("projects_led", _NUMBER), ("institutions", _NUMBER)),
    )
    rows: list[tuple[CellContent, ...]] = [
        (words.choice("country", land), n, led[land], len(places[land]))
        for land, n in sorted(projects.items(), key=lambda one: (-one[1], one[0]))
        if land
    ]
    note = words.say("report.by_country_note")
    return listed("projects_by_country", Table(heads, rows, sums=(2, 3)), (note,))


def _outputs(reading: Reading, sheets: Sequence[ProjectSheet], as_of: date) -> Page | Sheet:
    words = reading.words
    made = [(one, output) for one in sheets for output in one.outputs]
    projects = _called(reading, "project", sheets)
    names = reading.called("output", (output.id for _, output in made))
    authors = reading.called("institution", (output["author_institution_id"] for _, output in made))
    heads = columns(
        words,
        *(("output.project_id", _TEXT), ("output.name", _TEXT), ("output.kind", _TEXT), ("output.state", _TEXT)),
        *(("output.author_institution_id", _TEXT), ("output.languages", _TEXT), (f"output.{BILINGUAL}", _TEXT)),
        ("output.version", _TEXT),
        *(("output.due", _DAY), ("days_left", _NUMBER), ("approvals", _TEXT), ("output.published_on", _DAY)),
        *(("output.licence", _TEXT), ("output.learners", _NUMBER), ("output.adopted_by", _NUMBER)),
    )
    made.sort(key=lambda one: place_among(OUTPUT_STATES, one[1].text("state")))
    rows: list[tuple[CellContent, ...]] = [
        (
            *(projects.get(one.project.id), names.get(output.id), words.choice("output_kind", output["kind"])),
            one.state_said(words, output),
            authors.get(output.text("author_institution_id")),
            words.listed(words.choice("language", one) for one in parts_in(output["languages"])),
            words.say("report.yes") if is_bilingual(output["languages"]) else None,
            *(output.text("version") or None, output["due"], _left(output, as_of)),
            "{} / {}".format(*one.approvals_given(output)),
            output["published_on"],
            words.choice("licence", output["licence"]) if output["licence"] else None,
            _number(output["learners"]),
            _number(output["adopted_by"]),
        )
        for one, output in made
    ]
    return listed("project_outputs", Table(heads, rows, sums=(13,)), frozen=2)


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) else None


def _left(output: Record, as_of: date) -> int | None:
    if not output["due"] or output["state"] not in UNFINISHED:
        return None
    return (date.fromisoformat(output.text("due")) - as_of).days


def _called(reading: Reading, kind: str, sheets: Sequence[ProjectSheet]) -> Mapping[str, str]:
    return reading.called(kind, (one.project.id for one in sheets))
