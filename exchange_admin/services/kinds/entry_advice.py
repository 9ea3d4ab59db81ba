"""How somebody usually enters for a stay to come: told as a hint with its source, nothing is decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Values
from exchange_admin.domain.rules.casework.entry_paths import EntryPath, entry_paths
from exchange_admin.domain.rules.casework.rule_sources import RuleSources
from exchange_admin.domain.wording import Wording, best_of
from exchange_admin.services.kinds.hooks import KindSources

_TO_COME = ("", "draft", "nominated")
_STUDIES = frozenset({"student_studies", "traineeship"})


def entry_advice(sources: KindSources, words: Wording, values: Values) -> list[str]:
    """A sentence for each way that is open, with what it asks for, what to look out for and who says so. Empty where
    nobody crosses a border, once somebody is there, and as long as the stay does not say who goes where."""
    if values.get("actual_start") or (values.get("sending_status") or "") not in _TO_COME:
        return []
    store = sources.store
    person = store.get("person", store.entries().kept(str(values.get("person_id") or "")))
    host = store.get("institution", str(values.get("receiving_institution_id") or ""))
    if sources.usual is None or person is None or host is None or not host["country"]:
        return []
    country, citizenship, activity = host.text("country"), person.text("citizenship"), str(values.get("activity") or "")
    if not citizenship:
        return [words.say("entry_path.no_citizenship")]
    if citizenship == country:
        return []
    days = _days(values)
    found = [
        path
        for paid in (False, True)
        for path in entry_paths(
            sources.usual.entry_paths, country, {citizenship}, person.text("role"), activity, days, paid
        )
    ]
    if not found:
        facts = {"citizenship": f"choice.country.{citizenship}", "host": f"choice.country.{country}"}
        return [words.explained("entry_path.none", facts)]
    return [*_said(found, days, activity, words, sources.usual.rule_sources)]


def _said(
    found: list[EntryPath], days: int | None, activity: str, words: Wording, rule_sources: RuleSources
) -> Iterator[str]:
    """As long as nobody knows how long the stay is, only the ways and who says so."""
    for path in found:
        told = {name: best_of(texts, words.language).rstrip(".。") for name, texts in _texts(path).items() if texts}
        condition = _condition(path, found, words)
        first = {"text": told.pop("entry"), "case": condition}
        parts = [words.say("entry_path.entry_if" if condition else "entry_path.entry", first)]
        parts += [words.say(f"entry_path.{name}", {"text": text}) for name, text in told.items() if days is not None]
        confidence = words.choice("confidence", path.confidence)
        source = rule_sources.text(path.source, words.language)
        parts.append(words.say("entry_path.source", {"source": source, "confidence": confidence}))
        yield " ".join(parts)
    if days is None:
        yield words.say("entry_path.no_days")
    if activity in _STUDIES:
        yield words.say("entry_path.never_free")
    yield words.say("entry_path.hint")


def _condition(path: EntryPath, found: list[EntryPath], words: Wording) -> str:
    """What tells one way from the others: its length, or whether the work is paid."""
    said = []
    if len({one.paid_work for one in found}) > 1:
        said.append(words.say("entry_path.paid" if path.paid_work else "entry_path.unpaid"))
    if path.least_days and len(found) > 1:
        said.append(words.say("entry_path.from_days", {"days": path.least_days}))
    if path.most_days and len(found) > 1:
        said.append(words.say("entry_path.up_to_days", {"days": path.most_days}))
    return words.listed(said)


def _texts(path: EntryPath) -> dict[str, Mapping[str, str]]:
    return {"entry": path.entry, "papers": path.papers, "after": path.after, "note": path.note}


def _days(values: Values) -> int | None:
    """Both ends counted."""
    starts, ends = day_in(values, "planned_start"), day_in(values, "planned_end")
    return (ends - starts).days + 1 if starts and ends and ends >= starts else None
