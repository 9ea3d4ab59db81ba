"""Statistics of the year: key figures and their change, charts, the rows they are counted from, what each means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from exchange_admin.documents.report_pages.content import Cards, Chart, Formatted, PageCell, Table, Text
from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.reports.counted_stays import IN, CountedStay, counted_stays
from exchange_admin.services.reports.mobility_statistics import by_partner, data_sheet, field_named
from exchange_admin.services.reports.pages import Page
from exchange_admin.services.reports.reading import Reading, Scope, Sheet, columns
from exchange_admin.services.reports.year_figures import FIGURES, Figure, FigureKind, YearFigures
from exchange_admin.services.reports.year_windows import Comparison, Window, compared_years

_TEXT, _NUMBER = ColumnKind.TEXT, ColumnKind.INTEGER
SMALLEST_BASE = 10
"""Below it a change is told as a number, not in per cent, and a share is not compared."""

_COUNT, _SHARE = "#,##0", "0.0%"
_SIGNED = "+#,##0;\u2212#,##0;0"
_PERCENT = "+0%;\u22120%;0%"
_POINTS, _NUMBER_OF = "0.0", "#,##0"
_MONTHS = 12


def year_statistics(reading: Reading, scope: Scope, as_of: date) -> Sequence[Page | Sheet]:
    """Of the year asked for, else of the one that goes on."""
    compared = compared_years(scope, as_of)
    if compared is None:
        return (Page("cover", (Text((reading.words.say("report.no_academic_year"),)),)),)
    stays = counted_stays(reading, Scope(scope.years))
    figures = YearFigures(reading, scope, stays, as_of)
    windows = [compared.this, *([compared.last] if compared.last else [])]
    if compared.goes_on and compared.whole_last:
        windows.append(compared.whole_last)
    begun = [figures.begun(window) for window in windows]
    heads = _window_heads(reading.words, compared)
    years = {window.year.code for window in windows}
    return (
        _cover(reading, compared, figures, [figures.of(window) for window in windows], heads),
        _months(reading, compared, begun, heads),
        by_partner(reading, begun[0]),
        _by_activity(reading, begun, heads),
        _by_citizenship(reading, begun, heads),
        _by_field(reading, begun, heads),
        data_sheet(reading, [one for one in stays if one.year in years]),
        _definitions(reading.words),
        _missing(reading, figures, compared, [one for one in stays if one.year == compared.this.year.code], as_of),
    )


def _window_heads(words: Wording, compared: Comparison) -> list[str]:
    """What the columns of the windows are called."""
    this, last = compared.this, compared.last
    if not compared.goes_on:
        return [one.year.code for one in (this, last) if one]
    found = [words.say("report.until_now", {"year": this.year.code})]
    if last:
        found += [words.say(f"report.{key}", {"year": last.year.code}) for key in ("same_day", "whole_year")]
    return found


# The cover


def _cover(
    reading: Reading,
    compared: Comparison,
    figures: YearFigures,
    known: Sequence[Mapping[str, Figure]],
    heads: Sequence[str],
) -> Page:
    words = reading.words
    now = figures.now()
    cards = Cards([(now[key], words.say(f"report.card.{key}")) for key in ("abroad", "here", "in_force", "ending")])
    change = columns(words, ("change", _TEXT), ("change_percent", _TEXT))
    numbers = [Column(head, _NUMBER) for head in heads]
    if compared.last:
        numbers[2:2] = [Column(one.title, _NUMBER) for one in change]
    rows = [figure_row(words, kind, known, has_last=compared.last is not None) for kind in FIGURES]
    strong = frozenset(place for place, kind in enumerate(FIGURES) if not kind.is_part)
    table = Table((Column(words.say("report.column.figure")), *numbers), rows, is_form=True, strong=strong)
    chart = Chart("columns", words.say("report.chart.cover"), 0, 0, (1, 2) if compared.last else (1,), most=5)
    return Page(
        "cover", (cards, table, Text((words.say("report.figures_note"),)), chart), (told_compared(words, compared),)
    )


def told_compared(words: Wording, compared: Comparison) -> str:
    """Which days are compared with which."""

    def day(iso: str) -> str:
        return written_day(words.language, iso)

    this = {"from": day(compared.this.year.starts), "until": day(compared.this.until)}
    if compared.last is None:
        return words.say("report.no_last_year", this)
    key = "report.compared_same_day" if compared.goes_on else "report.compared_whole"
    last = {"last": day(compared.last.until), "last_year": compared.last.year.code}
    return words.say(key, this | last)


def figure_row(
    words: Wording, kind: FigureKind, known: Sequence[Mapping[str, Figure]], *, has_last: bool
) -> tuple[PageCell, ...]:
    format = _SHARE if kind.is_share else _SIGNED if kind.key == "balance" else _COUNT
    name = words.say(f"report.figure.{kind.key}")
    label = f"\u2003{name}" if kind.is_part else name
    values: list[PageCell] = [Formatted(one.get(kind.key), format) for one in known]
    if has_last:
        values[2:2] = _change(kind, known[0], known[1])
    return label, *values


def _change(kind: FigureKind, this: Mapping[str, Figure], last: Mapping[str, Figure]) -> list[PageCell]:
    """A number, and per cent of what was; of a share the points of per cent."""
    now, before = this.get(kind.key), last.get(kind.key)
    if now is None or before is None:
        return [None, None]
    if kind.is_share:
        bases = [one.get(kind.based_on) or 0 for one in (this, last)]
        if min(bases) < SMALLEST_BASE:
            return [None, None]
        return [_arrow(round((now - before) * 100, 1), kind.good, _POINTS), None]
    percent = (
        Formatted((now - before) / before, _PERCENT) if before >= SMALLEST_BASE and kind.key != "balance" else None
    )
    return [_arrow(now - before, kind.good, _NUMBER_OF), percent]


def _arrow(number: float, good: int, digits: str) -> Formatted:
    """▲ and ▼, green and red where one of them is good."""
    tone = "" if not number or not good else "good" if (number > 0) == (good > 0) else "bad"
    return Formatted(number, f'"\u25b2" {digits};"\u25bc" {digits};0', tone)


# Tables with their charts


def _months(
    reading: Reading, compared: Comparison, begun: Sequence[Sequence[CountedStay]], heads: Sequence[str]
) -> Page:
    """By the month of the first day; months to come stay empty."""
    words, start = reading.words, int(compared.this.year.starts[5:7])
    in_order = [(start - 1 + place) % _MONTHS + 1 for place in range(_MONTHS)]
    counts = [Counter(int(one.starts[5:7]) for one in stays) for stays in begun]
    reached = [
        _months_reached(window, in_order) for window in (compared.this, compared.last, compared.whole_last) if window
    ]
    rows: list[tuple[CellContent, ...]] = [
        (
            words.say(f"report.month.m{month:02}"),
            *(of[month] if month in until else None for of, until in zip(counts, reached, strict=False)),
        )
        for month in in_order
    ]
    months = Column(words.say("report.column.month"))
    table = Table((months, *(Column(head, _NUMBER) for head in heads)), rows, sums=tuple(range(1, len(heads) + 1)))
    series = (1, 3) if len(heads) > 2 else tuple(range(1, len(heads) + 1))
    return Page("by_month", (table, Chart("columns", words.say("report.chart.by_month"), 0, 0, series)))


def _months_reached(window: Window, in_order: Sequence[int]) -> set[int]:
    if window.is_whole:
        return set(in_order)
    last = int(window.until[5:7])
    return set(in_order[: in_order.index(last) + 1]) if window.until >= window.year.starts else set()


def _by_activity(reading: Reading, begun: Sequence[Sequence[CountedStay]], heads: Sequence[str]) -> Page:
    words = reading.words

    def named(key: str) -> str:
        direction, activity = key.split("|")
        return words.labelled(words.choice("direction", direction), words.choice("activity", activity))

    def of(stay: CountedStay) -> str:
        return f"{stay.direction}|{stay.activity}"

    return _compared(words, "by_kind", words.say("report.column.kind"), begun, heads, of, named)


def _by_citizenship(reading: Reading, begun: Sequence[Sequence[CountedStay]], heads: Sequence[str]) -> Page:
    words = reading.words
    students = [[one for one in stays if one.is_student and one.direction == IN] for stays in begun]
    head = words.field("person", "citizenship")

    def named(code: str) -> str:
        return words.choice("country", code)

    return _compared(words, "by_citizenship", head, students, heads, lambda one: one.citizenship, named)


def _by_field(reading: Reading, begun: Sequence[Sequence[CountedStay]], heads: Sequence[str]) -> Page:
    words = reading.words
    students = [[one for one in stays if one.is_student] for stays in begun]
    head = words.field("person", "isced_f")
    return _compared(words, "by_field", head, students, heads, lambda one: one.field, field_named(reading))


def _compared(
    words: Wording,
    key: str,
    head: str,
    windows: Sequence[Iterable[CountedStay]],
    heads: Sequence[str],
    of: Callable[[CountedStay], str],
    named: Callable[[str], str],
) -> Page:
    """Counts by what `of` says, the most of this year first; what is not stated is last."""
    counts = [Counter(map(of, stays)) for stays in windows]
    values = sorted(set().union(*counts), key=lambda one: (not one, *(-of[one] for of in counts), one))
    rows: list[tuple[CellContent, ...]] = [
        (named(one) if one else words.say("report.not_said"), *(of[one] for of in counts)) for one in values
    ]
    table = Table((Column(head), *(Column(one, _NUMBER) for one in heads)), rows, sums=tuple(range(1, len(heads) + 1)))
    series = tuple(range(1, min(len(heads), 2) + 1))
    return Page(key, (table, Chart("bars", words.say(f"report.chart.{key}"), 0, 0, series)))


# What it means, and what it cannot say


def _definitions(words: Wording) -> Page:
    heads = columns(words, ("figure", _TEXT), ("definition", _TEXT))
    rows = [(words.say(f"report.figure.{one.key}"), words.say(f"report.definition.{one.key}")) for one in FIGURES]
    cards = [
        (words.say(f"report.card.{key}"), words.say(f"report.definition.{key}"))
        for key in ("abroad", "here", "in_force", "ending")
    ]
    return Page("definitions", (Table(heads, [*cards, *rows]),))


def _missing(
    reading: Reading, figures: YearFigures, compared: Comparison, stays: Sequence[CountedStay], as_of: date
) -> Page:
    words, day = reading.words, min(as_of.isoformat(), compared.this.until)
    begun = figures.begun(compared.this)
    students = [one for one in begun if one.is_student]
    counts = {
        "undecided": sum(not one.counts for one in stays),
        "no_arrival": sum(
            one.counts and bool(one.starts) and one.starts <= day and not one.has_begun(day) for one in stays
        ),
        "no_days": sum(one.counts and not one.starts for one in stays),
        "no_citizenship": sum(one.direction == IN and not one.citizenship for one in students),
        "no_field": sum(not one.field for one in students),
    }
    heads = columns(words, ("lacks", _TEXT), ("effect", _TEXT), ("found", _NUMBER))
    rows: list[tuple[CellContent, ...]] = [
        (words.say(f"report.lack.{key}"), words.say(f"report.effect.{key}"), count) for key, count in counts.items()
    ]
    always = ["history", *([] if compared.last else ["last_year"])]
    rows += [(words.say(f"report.lack.{key}"), words.say(f"report.effect.{key}"), None) for key in always]
    return Page("missing", (Table(heads, rows),))
