"""Headings of lists of one kind of records: the labels of the program in every language, and those of the kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exchange_admin.domain.fields import Kind, Registry
from exchange_admin.domain.wording import Wording
from exchange_admin.services.importing.headings import Headings, plain_heading
from exchange_admin.services.importing.list_shapes import ListShape, record_kinds, shape_of

Table = dict[str, list[str]]


def record_tables(registry: Registry, wordings: Mapping[str, Wording], headings: Headings) -> dict[str, Table]:
    """Headings by column, by kind; `headings` has those that stand in `headings.toml`."""
    return {kind: _table(registry[kind], shape_of(kind), wordings, headings) for kind in record_kinds(registry)}


def _table(kind: Kind, shape: ListShape, wordings: Mapping[str, Wording], headings: Headings) -> Table:
    """A heading is for the column that names it first; one that two columns name alike is for neither."""
    table: Table = {}
    taken: set[str] = set()
    for named in _in_turn(kind, shape, wordings, headings):
        keys: dict[str, tuple[str, str] | None] = {}
        for key, heading in named:
            plain = plain_heading(heading)
            if plain in taken:
                continue
            before = keys.setdefault(plain, (key, heading))
            if before is not None and before[0] != key:
                keys[plain] = None
        for one in keys.values():
            if one is not None:
                table.setdefault(one[0], []).append(one[1])
        taken |= keys.keys()
    return table


def _in_turn(
    kind: Kind, shape: ListShape, wordings: Mapping[str, Wording], headings: Headings
) -> Iterator[Iterator[tuple[str, str]]]:
    """(column, heading): what `headings.toml` tells of the kind, its labels in forms and in lists, what is common."""
    columns = [*sorted(shape.own), *([shape.person] if shape.person else [])]
    yield ((key, heading) for key, all in headings.of_records.get(kind.name, {}).items() for heading in all)
    yield ((_column(shape, key), words.field(kind.name, key)) for key in columns for words in wordings.values())
    yield (
        (_column(shape, key), words.say(short))
        for key in columns
        for words in wordings.values()
        for short in (f"short.{kind.name}.{key}", f"short.{key}")
        if short in words
    )
    yield (
        (key, heading)
        for key, all in headings.common.items()
        if key in shape.who or key == "row_number" or key in shape.own
        for heading in all
    )


def _column(shape: ListShape, key: str) -> str:
    """Whoever writes “participant” above a column has names in it."""
    return "full_name" if key == shape.person else key
