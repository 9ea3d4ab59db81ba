"""Tables that ministries ask for: foreign students in China, foreign citizens at colleges in Russia.

Headings follow the forms as far as they were read (`SOURCES`). What the records cannot tell is hatched and listed; 0
means counted, and none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from exchange_admin.documents.report_pages.content import UNKNOWN, PageCell, Table, Text
from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind
from exchange_admin.domain.continents import CONTINENT_OF, CONTINENTS
from exchange_admin.domain.dates import LATEST_DAY
from exchange_admin.domain.labels import latin_name, person_name
from exchange_admin.services.reports.counted_stays import CountedStay, counted_stays
from exchange_admin.services.reports.mobility_statistics import field_named
from exchange_admin.services.reports.pages import Page, listed
from exchange_admin.services.reports.reading import Reading, Scope, Sheet, columns

_TEXT, _NUMBER, _SHARE, _DAY = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.PERCENT, ColumnKind.DATE
_WOMAN, _LONG_DAYS = "2", 180
_APART = frozenset({"HK", "MO", "TW"})
"""Citizenships that Chinese statistics of foreign students count apart."""
_STUDY = ("degree", "non_degree")
_FUNDS: Mapping[str, str] = MappingProxyType(
    {
        "host_state": "chinese_government",
        **dict.fromkeys(("host_region", "host_municipality"), "local_government"),
        "host_institution": "college",
        "exchange": "exchange",
        **dict.fromkeys(("home_state", "home_institution", "enterprise", "foundation"), "others"),
        "own": "own_means",
    }
)
"""Who pays for a stay, by the line of the Chinese form."""
_BUDGETS = ("host_state", "host_region", "host_municipality")
_CONTRACT = frozenset({"own", "enterprise", "foundation", "home_state", "home_institution"})
"""By whom tuition is paid. Whoever studies by an agreement, or at the cost of the host, stands in the total only."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the headings are from and how far that can be trusted (`confidence`)."""

    form: str
    where: str
    confidence: str


SOURCES: Mapping[str, Sequence[Source]] = {
    "cn": (Source("inbound", "moe.gov.cn 2014, 2018", "high"),),
    "ru": (
        Source("admission", "docs.cntd.ru 561007634, 351811865", "medium"),
        Source("contingent", "docs.cntd.ru 1302482017", "medium"),
        Source("completion", "docs.cntd.ru 1306930307", "medium"),
    ),
}


@dataclass(frozen=True, slots=True)
class _Period:
    """First and last day as ISO text."""

    starts: str
    ends: str

    def touches(self, stay: CountedStay) -> bool:
        """Whether somebody was there on a day of it."""
        last = stay.ended or stay.ends
        return stay.has_begun(self.ends) and (not last or last >= self.starts)

    def holds(self, day: str) -> bool:
        return self.starts <= day <= self.ends


def inbound_students_cn(reading: Reading, scope: Scope, as_of: date) -> Sequence[Page | Sheet]:
    """Foreign students at hosts in China, each person once, by the latest stay; of the calendar year of the day where
    no period is asked for."""
    words, period = reading.words, _period_of(scope, as_of)
    stays, regions = _students_in(reading, scope, "CN")
    found = [one for one in stays if period.touches(one)]
    foreign = [one for one in found if one.citizenship not in ("CN", *_APART)]
    people = _once(foreign)
    known = [one for one in people if one.citizenship]
    tables = (
        _counted(reading, "continent", known, lambda one: CONTINENT_OF.get(one.citizenship, ""), _continent(reading)),
        _counted(reading, "citizenship", known, lambda one: one.citizenship, _country(reading)),
        _counted(reading, "activity", people, lambda one: one.activity, _choice(reading, "activity")),
        _counted(reading, "length", people, _length, lambda one: words.say(f"report.length.{one}")),
        _known(reading, "category", people, lambda one: one.study_status, _STUDY, _choice(reading, "study_status")),
        _known(reading, "funding", people, _paid_by, tuple(dict.fromkeys(_FUNDS.values())), _line(reading)),
        _known(reading, "province", people, lambda one: regions.get(one.host, ""), (), _choice(reading, "region")),
    )
    lacks = {
        "no_citizenship": len(people) - len(known),
        "apart": len({one.person for one in found if one.citizenship in _APART}),
        "no_sex": sum(one.sex not in ("1", "2") for one in people),
        "no_level": sum(not one.level for one in people),
        "no_field": sum(not one.field for one in people),
        "no_study_status": sum(not one.study_status for one in people),
        "no_fund_source": sum(not one.fund_source for one in people),
        "no_region": sum(not regions.get(one.host) for one in people),
    }
    notes = (_told(reading, len(people)),)
    return (
        Page("inbound_tables", tables, notes),
        _level_by_field(reading, people),
        _missing(reading, "cn", lacks, ()),
        _people_list(reading, people, regions),
    )


def foreign_students_ru(reading: Reading, scope: Scope, as_of: date) -> Sequence[Page | Sheet]:
    """Foreign citizens at hosts in Russia: who began in the period, who was there on 1 October, who ended in it."""
    period = _period_of(scope, as_of)
    stays, regions = _students_in(reading, scope, "RU")
    found = [one for one in stays if one.citizenship != "RU" and one.has_begun(period.ends)]
    october = _october(period)
    sections = {
        "admission": [one for one in found if period.holds(one.starts)],
        "contingent": [one for one in found if one.starts <= october <= (one.ended or one.ends or october)],
        "completion": [one for one in found if one.ended and period.holds(one.ended)],
    }
    counted = {one.id for stays in sections.values() for one in stays}
    found = [one for one in found if one.id in counted]
    lacks = {
        "no_citizenship": len({one.person for one in found if not one.citizenship}),
        "no_sex": len({one.person for one in found if one.sex not in ("1", "2")}),
        "no_fund_source": len({one.person for one in found if not one.fund_source}),
    }
    tables = [_russian(reading, key, _once(stays)) for key, stays in sections.items()]
    told = reading.words.say("report.on_1_october", {"day": reading.day(october)})
    notes = (_told(reading, len({one.person for one in found})), told, reading.words.say("report.paid_note"))
    return (
        Page("foreign_tables", tables, notes),
        _missing(reading, "ru", lacks, ("quota", "enrolment_order")),
        _people_list(reading, _once(found), regions),
    )


def calendar_year(day: date) -> tuple[str, str]:
    """The days that a form is about where nothing else was asked for."""
    return f"{day.year}-01-01", f"{day.year}-12-31"


def _period_of(scope: Scope, as_of: date) -> _Period:
    starts, ends = (scope.starts, scope.ends) if not scope.whole else calendar_year(as_of)
    return _Period(starts, max(starts, as_of.isoformat()) if ends == LATEST_DAY else ends)


def _october(period: _Period) -> str:
    """The last 1 October within the period, or before its end."""
    year = int(period.ends[:4])
    day = f"{year}-10-01"
    return day if day <= period.ends else f"{year - 1}-10-01"


def _students_in(reading: Reading, scope: Scope, country: str) -> tuple[list[CountedStay], Mapping[str, str]]:
    """Stays of students, in whatever year, at hosts in a country, and the regions of these hosts by id."""
    stays = counted_stays(reading, Scope(scope.years))
    hosts = reading.store.many("institution", tuple({one.host for one in stays if one.host}))
    there = {id: host for id, host in hosts.items() if host["country"] == country}
    regions = {id: host.text("region") for id, host in there.items()}
    return [one for one in stays if one.is_student and one.host in there], regions


def _once(stays: Iterable[CountedStay]) -> list[CountedStay]:
    """Each person once, by the latest stay."""
    latest: dict[str, CountedStay] = {}
    for one in stays:
        if one.person not in latest or latest[one.person].starts < one.starts:
            latest[one.person] = one
    return list(latest.values())


def _told(reading: Reading, people: int) -> str:
    return reading.words.say("report.people_in_period", {"n": people})


def _paid_by(stay: CountedStay) -> str:
    return _FUNDS.get(stay.fund_source, "")


def _line(reading: Reading) -> Callable[[str], str]:
    return lambda key: reading.words.say(f"report.line.{key}")


def _length(stay: CountedStay) -> str:
    return "" if stay.days is None else "long" if stay.days >= _LONG_DAYS else "short"


def _choice(reading: Reading, vocabulary: str) -> Callable[[str], str]:
    return lambda word: reading.words.choice(vocabulary, word)


def _country(reading: Reading) -> Callable[[str], str]:
    return _choice(reading, "country")


def _continent(reading: Reading) -> Callable[[str], str]:
    return lambda key: reading.words.say(f"report.continent.{key}")


def _counted(
    reading: Reading,
    key: str,
    people: Sequence[CountedStay],
    of: Callable[[CountedStay], str],
    named: Callable[[str], str],
    lines: Sequence[str] = CONTINENTS,
) -> Table:
    """People and women by what `of` says; `lines` in the order of the form, else the most first."""
    words = reading.words
    counts, women = Counter(map(of, people)), Counter(of(one) for one in people if one.sex == _WOMAN)
    order = {one: place for place, one in enumerate(lines)}
    values = sorted(counts, key=lambda one: (not one, order.get(one, 0), -counts[one], one))
    rows = [
        (named(one) if one else words.say("report.not_said"), counts[one], women[one], counts[one] / len(people))
        for one in values
    ]
    heads = (Column(words.say(f"report.head.{key}")), *columns(words, ("people", _NUMBER), ("women", _NUMBER)))
    share = columns(words, ("share", _SHARE, 1))
    whole = (words.say("report.total"), len(people), sum(women.values()), 1 if people else None)
    caption = words.say(f"report.by.{key}")
    return Table((*heads, *share), [*rows, whole], caption, is_form=True, strong=frozenset({len(rows)}))


def _known(
    reading: Reading,
    key: str,
    people: Sequence[CountedStay],
    of: Callable[[CountedStay], str],
    lines: Sequence[str],
    named: Callable[[str], str],
) -> Table:
    """Counted as far as the records tell; hatched where they tell it of nobody."""
    if any(map(of, people)):
        return _counted(reading, key, people, of, named, lines)
    return _unknown(reading, key, [named(one) for one in lines] or [reading.words.say("report.line.each")])


def _unknown(reading: Reading, key: str, lines: Sequence[str]) -> Table:
    """A table of the form that the records cannot fill."""
    words = reading.words
    heads = (Column(words.say(f"report.head.{key}")), *columns(words, ("people", _NUMBER), ("women", _NUMBER)))
    share = columns(words, ("share", _SHARE, 1))
    rows: list[tuple[PageCell, ...]] = [(line, *(UNKNOWN,) * 3) for line in lines]
    return Table((*heads, *share), rows, words.say(f"report.by.{key}"), is_form=True)


def _level_by_field(reading: Reading, people: Sequence[CountedStay]) -> Page:
    """Levels down, fields across."""
    words, named = reading.words, field_named(reading)
    counts = Counter((one.level, one.field) for one in people)
    fields = sorted({field for _, field in counts}, key=lambda one: (not one, one))
    levels = sorted({level for level, _ in counts}, key=lambda one: (not one, one))
    not_said = words.say("report.not_said")
    heads = [
        *columns(words, ("person.level", _TEXT)),
        *(Column(named(one) if one else not_said, _NUMBER) for one in fields),
        *columns(words, ("people", _NUMBER)),
    ]
    rows: list[tuple[PageCell, ...]] = [
        (
            words.choice("study_level", level) if level else not_said,
            *(counts[level, one] for one in fields),
            sum(counts[level, one] for one in fields),
        )
        for level in levels
    ]
    return Page("level_by_field", (Table(heads, rows, sums=tuple(range(1, len(heads)))),))


def _russian(reading: Reading, key: str, people: Sequence[CountedStay]) -> Table:
    """One section of the form: by citizenship; who pays is hatched in lines in which the records do not tell it of
    everybody, as part of them would be taken for all."""
    words = reading.words
    of: Mapping[str, list[CountedStay]] = defaultdict(list)
    for one in people:
        of[one.citizenship].append(one)
    heads = columns(
        words,
        ("person.citizenship", _TEXT),
        ("country_code", ColumnKind.IDENTIFIER),
        ("total", _NUMBER),
        *((f"budget_{level}", _NUMBER) for level in ("federal", "regional", "local")),
        ("paid_contract", _NUMBER),
        ("women", _NUMBER),
    )
    rows: list[tuple[PageCell, ...]] = [
        (
            words.choice("country", code) if code else words.say("report.not_said"),
            *(code, len(those), *_by_payer(those), sum(one.sex == _WOMAN for one in those)),
        )
        for code, those in sorted(of.items(), key=lambda each: (not each[0], words.choice("country", each[0])))
    ]
    women = sum(one.sex == _WOMAN for one in people)
    rows.append((words.say("report.total"), None, len(people), *_by_payer(people), women))
    return Table(heads, rows, words.say(f"report.by.{key}"), is_form=True, strong=frozenset({len(rows) - 1}))


def _by_payer(people: Sequence[CountedStay]) -> tuple[PageCell, ...]:
    """Federal, regional and local budget, contract."""
    if not all(one.fund_source for one in people):
        return (UNKNOWN,) * 4
    counts = Counter(one.fund_source for one in people)
    return (*(counts[one] for one in _BUDGETS), sum(counts[one] for one in _CONTRACT))


def _missing(reading: Reading, form: str, lacks: Mapping[str, int], never: Sequence[str]) -> Page:
    """What the records lack for the form, and where its headings are from."""
    words = reading.words
    heads = columns(words, ("lacks", _TEXT), ("effect", _TEXT), ("people", _NUMBER))
    rows: list[tuple[CellContent, ...]] = [
        (words.say(f"report.lack.{key}"), words.say(f"report.effect.{key}"), n) for key, n in lacks.items()
    ]
    rows += [(words.say(f"report.lack.{key}"), words.say("report.effect.hatched"), None) for key in never]
    sources = columns(words, ("form", _TEXT), ("source", _TEXT), ("confidence", _TEXT))
    read = [
        (words.say(f"report.by.{one.form}"), one.where, words.choice("confidence", one.confidence))
        for one in SOURCES[form]
    ]
    note = Text((words.say("report.form_note"),))
    return Page("missing", (Table(heads, rows), Table(sources, read, words.say("report.sources"), is_form=True), note))


def _people_list(reading: Reading, people: Sequence[CountedStay], regions: Mapping[str, str]) -> Page | Sheet:
    """Who was counted, to check the tables; what the record of somebody does not tell is hatched."""
    words, named = reading.words, field_named(reading)
    records = reading.store.many("person", tuple(one.person for one in people))
    partners = reading.called("institution", (one.partner for one in people))
    heads = columns(
        words,
        ("full_name", _TEXT),
        ("name_latin", _TEXT),
        ("person.citizenship", _TEXT),
        ("person.sex", _TEXT),
        ("partner", _TEXT),
        ("mobility.activity", _TEXT),
        ("mobility.first_day", _DAY),
        ("mobility.last_day", _DAY),
        ("person.level", _TEXT),
        ("person.isced_f", _TEXT),
        ("mobility.study_status", _TEXT),
        ("mobility.fund_source", _TEXT),
        ("institution.region", _TEXT),
    )
    rows: list[tuple[PageCell, ...]] = []
    for one in sorted(people, key=lambda stay: (stay.citizenship, stay.starts, stay.id)):
        values = records[one.person].values if one.person in records else {}
        rows.append(
            (
                *(person_name(values)[0], latin_name(values)),
                *(words.choice("country", one.citizenship) or UNKNOWN, words.choice("sex", one.sex) or UNKNOWN),
                partners.get(one.partner),
                *(words.choice("activity", one.activity), one.starts, one.ends),
                *(words.choice("study_level", one.level) or UNKNOWN, named(one.field) or UNKNOWN),
                words.choice("study_status", one.study_status) or UNKNOWN,
                words.choice("fund_source", one.fund_source) or UNKNOWN,
                words.choice("region", regions.get(one.host)) or UNKNOWN,
            )
        )
    return listed("counted_people", Table(heads, rows), frozen=2)
