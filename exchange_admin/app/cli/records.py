"""Commands on records of any kind: find, list, show, add, set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    Session,
    asked_filters,
    command,
    office_command,
    pairs,
    refuse_both,
    refuse_idle,
)
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import FieldType, Kind, Value
from exchange_admin.domain.ids import is_id
from exchange_admin.domain.money import currency_beside, write_money
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Order, Query
from exchange_admin.domain.said_words import said
from exchange_admin.services.list_cells import Cell, ListColumn, Show
from exchange_admin.services.list_export import export_list
from exchange_admin.services.lookup import called, lookup_fields
from exchange_admin.services.office import Office
from exchange_admin.services.record_checks import kept_otherwise

_BLOCK = 500


@office_command("find")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
def find(session: Session, office: Office, text: str, *, limit: int) -> int:
    found = office.lists.search(text, limit)
    labels: dict[tuple[str, str], str] = {}
    for kind in dict.fromkeys(kind for kind, _ in found):
        ids = [id for k, id in found if k == kind]
        labels |= {(kind, id): name for id, name in office.lists.labels(kind, ids, session.language).items()}
    rows = [{"kind": kind, "id": id, "label": labels.get((kind, id), "")} for kind, id in found]
    session.out.data({"found": rows})
    if not rows:
        session.out.say("cli.nothing_found")
        return DONE
    session.out.table(
        (session.words.say("cli.kind"), session.words.say("cli.label"), "id"),
        [(session.words.kind(row["kind"]), row["label"], row["id"]) for row in rows],
    )
    return DONE


@office_command("list")
@click.option("--filter", "filters", multiple=True, metavar="FIELD=VALUE")
@click.option("--columns", default="", metavar="A,B,C")
@click.option("--order", default="", metavar="FIELD")
@click.option("--limit", type=click.IntRange(1))
def list_(
    session: Session,
    office: Office,
    kind: str,
    *,
    filters: tuple[str, ...],
    text: str = "",
    columns: str,
    order: str,
    limit: int | None,
    out: Path | None = None,
) -> int:
    if out is not None and limit is not None:
        refuse_both("--limit", "--out")
    _known_kind(session, kind)
    query = _query(session, office, kind, text, filters, order)
    chosen = _columns(office, kind, columns)
    if out is not None:
        keys = [one.key for one in chosen]
        keys = keys if columns else [*session.program.registry[kind].exported_with(keys)]
        count = export_list(office.lists, query, keys, session.language, session.words, out)
        session.out.data({"file": out, "rows": count})
        session.out.say("cli.rows_written", n=count, path=out)
        return DONE
    ns = office.lists.ids(query)[:limit]
    keys = [column.key for column in chosen]
    listed: list[tuple[str, tuple[Cell, ...]]] = []
    for start in range(0, len(ns), _BLOCK):
        block = list(ns[start : start + _BLOCK])
        rows = office.lists.rows(kind, block, keys, session.language)
        listed += [(rows[n].id, rows[n].cells) for n in block if n in rows]
    titles = [office.lists.title(kind, key, session.language) for key in keys]
    session.out.data({"kind": kind, "rows": [{"id": id, **_plain(chosen, cells)} for id, cells in listed]})
    if not listed:
        session.out.say("cli.nothing_found")
        return DONE
    said = [[*_texts(session, chosen, cells), id] for id, cells in listed]
    session.out.table([*titles, "id"], said)
    return DONE


@office_command("show")
def show(session: Session, office: Office, kind: str, id: str, *, content: Path | None = None) -> int:
    _known_kind(session, kind)
    id = _meant(session, office, kind, id)
    record = office.records.get(kind, id)
    if content is not None:
        office.attachments.save(id, content)
    lines = {
        child.name: [line.values for line in office.store.where(child.name, child.parent, [id]) if line.live]
        for child in session.program.registry.children(kind)
    }
    shown = _said(office, session, kind, record.values)
    session.out.data({"kind": kind, "id": id, "live": record.live, "values": dict(record.values), "lines": lines})
    session.out.columns(("cli.field", "cli.value"), [(session.words.field(kind, name), text) for name, text in shown])
    return DONE


@command("add")
@click.argument("values", nargs=-1, metavar="FIELD=VALUE...")
def add(
    session: Session, file: Path, kind: str, values: tuple[str, ...], *, content: Path | None = None, sure: bool = False
) -> int:
    if content is not None and kind != "attachment":
        refuse_idle("--content", "attachment")
    with session.open(file, writing=True) as office:
        _known_kind(session, kind)
        typed = pairs(values)
        begun = _begun(session.program.registry[kind], typed)
        parsed = office.records.parse_whole(kind, {**typed, **begun})
        if kind == "attachment" and content is not None:
            changes = office.attachments.add(content, parsed, session.who)
        else:
            changes = office.records.add(kind, parsed, session.who)
        (id,) = changes.ids[kind]
        asked = () if sure else _remarks(session, office, kind, id, parsed, changes)
        kept = _kept_otherwise(office, kind, id, values)
    session.out.data({"kind": kind, "id": id, "step": changes.step, "problems": asked, "kept": kept})
    session.out.say("cli.added", kind=session.words.kind(kind), id=id)
    for name, value in begun.items():
        word = said(session.program.registry[kind][name], value, session.words)
        session.out.line(f"  {session.words.labelled(session.words.field(kind, name), word)}")
    session.asked(kind, kept)
    return session.asked(kind, asked)


def _begun(kind: Kind, values: Mapping[str, object]) -> Mapping[str, Value]:
    """The status that nobody said and to which there is no way back once it is left, as the form begins with it: a
    draft. Of any other status nothing is supposed. What is or is not so begins as in the form too: a committee is
    active."""
    first = [(name, value) for name, value in kind.first_statuses.items() if name not in values]
    lasting = {name: value for name, value in first if kind[name].lasting and value not in kind[name].lasting}
    return lasting | {name: value for name, value in first if kind[name].type is FieldType.BOOLEAN}


@office_command("set", writing=True)
@click.argument("values", nargs=-1, metavar="FIELD=VALUE...")
def set_(session: Session, office: Office, kind: str, id: str, values: tuple[str, ...], *, sure: bool = False) -> int:
    _known_kind(session, kind)
    id = _meant(session, office, kind, id)
    parsed = office.records.parse_whole(kind, pairs(values), office.records.get(kind, id))
    changes = office.records.set(kind, id, parsed, session.who)
    asked = () if sure else _remarks(session, office, kind, id, parsed, changes)
    kept = _kept_otherwise(office, kind, id, values)
    told = {"kind": kind, "id": id, "step": changes.step or None, "changed": bool(changes)}
    session.out.data({**told, "problems": asked, "kept": kept})
    session.out.say("cli.changed" if changes else "cli.unchanged", kind=session.words.kind(kind), id=id)
    session.asked(kind, kept)
    return session.asked(kind, asked)


def _meant(session: Session, office: Office, kind: str, typed: str) -> str:
    """The id of the record that was named by it, or by what only one record of the kind is called, in any language.
    What nobody is called is left as it is, to be refused as an id. Raises RuleBroken with `value.called_alike`."""
    described = session.program.registry[kind]
    if is_id(typed) or not lookup_fields(described):
        return typed
    found = called(office.store, described, typed)
    if len(found) > 1:
        raise RuleBroken(Problem("value.called_alike", facts={"typed": typed, "n": len(found)}))
    return found.pop() if found else typed


def _kept_otherwise(office: Office, kind: str, id: str, typed: tuple[str, ...]) -> list[Problem]:
    return kept_otherwise(office.program.registry[kind], pairs(typed), office.records.get(kind, id).values)


def _remarks(
    session: Session, office: Office, kind: str, id: str, written: Mapping[str, Value], changes: Changes
) -> tuple[Problem, ...]:
    """What wants a look about a record just written, also the day off that a lesson was put on."""
    off = None
    if changes and kind == "language_lesson" and (day := written.get("date")):
        group = office.records.get(kind, id).text("language_group_id")
        off = office.lessons.planning.day_off(group, date.fromisoformat(str(day)), session.language)
    return (*changes.problems, off) if off else tuple(changes.problems)


def _known_kind(session: Session, kind: str) -> None:
    if kind not in session.program.registry:
        raise RuleBroken(Problem("record.unknown_kind", facts={"typed": kind}))


def _query(session: Session, office: Office, kind: str, text: str, filters: tuple[str, ...], order: str) -> Query:
    described = office.program.registry[kind]
    asked = asked_filters(office, kind, filters)
    if order and order not in described:
        raise RuleBroken(Problem("value.unknown_field", order, {"field": order}))
    once = all(one.field != "same_as_id" for one in asked)
    return Query(kind, text, asked, order=Order(order, language=session.language), once=once)


def _columns(office: Office, kind: str, asked: str) -> list[ListColumn]:
    known = {column.key: column for column in office.lists.columns(kind)}
    if not asked:
        return [column for column in known.values() if column.usual]
    described = office.program.registry[kind]
    chosen: list[ListColumn] = []
    for key in asked.split(","):
        if key in known:
            chosen.append(known[key])
        elif key in described:
            chosen.append(ListColumn(key, Show.TEXT, key, usual=False))
        else:
            raise RuleBroken(Problem("value.unknown_field", key, {"field": key}))
    return chosen


def _plain(columns: list[ListColumn], cells: tuple[Cell, ...]) -> dict[str, Value]:
    return {column.key: cell.value for column, cell in zip(columns, cells, strict=True)}


def _texts(session: Session, columns: list[ListColumn], cells: tuple[Cell, ...]) -> Iterator[str]:
    for column, cell in zip(columns, cells, strict=True):
        if column.show is Show.FLAG and cell.value is not None:
            yield session.words.choice("boolean", cell.value)
        else:
            yield cell.text or ("" if cell.value is None else str(cell.value))


def _said(office: Office, session: Session, kind: str, values: Mapping[str, Value]) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    for field in session.program.registry[kind].fields:
        value = values.get(field.name)
        if value is None:
            continue
        if field.refers:
            text = office.lists.labels(field.refers, [str(value)], session.language).get(str(value), str(value))
        elif field.currency:
            text = write_money(value, currency_beside(field, values), session.language)
        else:
            text = said(field, value, session.words)
        told.append((field.name, text))
    return told
