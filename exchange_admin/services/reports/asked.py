"""What somebody asks of a report, and how that is said in its title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exchange_admin.domain.fields import Field, FieldType, Value
from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.said_words import said
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.lists import Lists
from exchange_admin.services.reports.reading import Narrowing, Scope, said_day

_SIGNS: Mapping[Test, str] = MappingProxyType({Test.FROM: "≥", Test.UNTIL: "≤", Test.IS_NOT: "≠"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is to be about: a year or a term, or from the first to the last of `days`, of which one may be
    empty; a partner (its id); what fits `filters`, which are about the kind of its `ReportShape`."""

    year: str = ""
    term: str = ""
    days: tuple[str, str] = ("", "")
    partner: str = ""
    filters: tuple[Filter, ...] = ()


def said_of(lists: Lists, words: Wording, scope: Scope, narrowing: Narrowing) -> str:
    """The period, the partner and by what was chosen, as far as something was asked for."""
    partner = narrowing.partner
    called = lists.labels("institution", [partner], words.language)[partner] if partner else ""
    chosen = [
        words.labelled(words.field(narrowing.kind, one.field), _said(lists, words, narrowing.kind, one))
        for one in narrowing.others
    ]
    return " · ".join(filter(None, (_period(lists, words, scope), called, *chosen)))


def _said(lists: Lists, words: Wording, kind: str, asked: Filter) -> str:
    """What a filter asks for: values, a bound, or whether something stands there at all."""
    if asked.test in (Test.FILLED, Test.EMPTY):
        return words.say("report.filled" if asked.test is Test.FILLED else "report.not_said")
    field = REGISTRY[kind].asked_for[asked.field]
    names: Mapping[str, str] = {}
    if field.refers:
        names = lists.labels(field.refers, [str(one) for one in asked.values if one], words.language)
    told = words.listed(_value(words, field, one, names) or words.say("report.not_said") for one in asked.values)
    return f"{_SIGNS[asked.test]} {told}" if asked.test in _SIGNS else told


def _value(words: Wording, field: Field, value: Value, names: Mapping[str, str]) -> str:
    if field.refers:
        return names.get(str(value), "")
    if field.type is FieldType.DATE and value:
        return written_day(words.language, str(value))
    if field.type is FieldType.BOOLEAN and value is not None:
        return words.choice("boolean", value)
    return said(field, value, words)


def _period(lists: Lists, words: Wording, scope: Scope) -> str:
    if scope.by_day:
        return words.say("report.days", {"from": said_day(words, scope.starts), "until": said_day(words, scope.ends)})
    if scope.term_id:
        return lists.labels("term", [scope.term_id], words.language)[scope.term_id]
    return words.say("report.scope_year", {"year": scope.year.code}) if scope.year else ""
