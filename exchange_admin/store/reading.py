"""Reading records, cells and facts that stand in no column. Columns are named by the registry, values are bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exchange_admin.domain.fields import LIVE, FieldType, Value
from exchange_admin.domain.rules.agreements.next_step import PRESSES, STANDS, UNSIGNED
from exchange_admin.domain.rules.bilingual import BILINGUAL, BOTH
from exchange_admin.domain.rules.committee.states import SIGNING
from exchange_admin.domain.rules.interests import LED_TO, SENT, STATUS
from exchange_admin.domain.rules.listings import DECLINED_LINK, ENDED, HALF, LINK_STATUS, LINKED, PROPOSED_LINK
from exchange_admin.domain.rules.recognition.states import (
    CHANGED,
    CLOSED,
    DECIDED,
    GROUND,
    NOT_KNOWN,
    RESTED_ON,
    UNCHANGED,
)
from exchange_admin.domain.rules.stays import CAME_ON, COMING, FIRST_DAY, LAST_DAY
from exchange_admin.domain.steps import Record
from exchange_admin.merge.clock import RowClock
from exchange_admin.store.binding import CHUNK, rows_among
from exchange_admin.store.filter_tests import wrapped
from exchange_admin.store.parts import Part
from exchange_admin.store.tables import KindTable


class RowHeads(Mapping[str, tuple[str, ...]]):
    """The heads of a row by field name, read from its clock when somebody asks. Fields that this program does not know
    come under their wire names, so that deleting a record counts them as seen."""

    def __init__(self, table: KindTable, text: str) -> None:
        self._table, self._text = table, text
        self._clock: RowClock | None = None

    @property
    def _read(self) -> RowClock:
        if self._clock is None:
            self._clock = RowClock.read(self._text)
        return self._clock

    def __getitem__(self, name: str) -> tuple[str, ...]:
        if name in self._table.position:
            return self._read.heads(self._table.kind[name].wire_name)
        if name == LIVE or name in self._unknown():
            return self._read.heads(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter((*self._table.fields, LIVE, *self._unknown()))

    def __len__(self) -> int:
        return len(self._table.fields) + 1 + len(self._unknown())

    def _unknown(self) -> list[str]:
        return [wire for wire in self._read.fields if wire not in self._table.by_wire and wire != LIVE]


class Reader(Part):
    """Records and cells by what identifies them."""

    def get(self, kind: str, id: str) -> Record | None:
        """The record, a deleted one too (`live` tells)."""
        return self.many(kind, (id,)).get(id)

    def many(self, kind: str, ids: Sequence[str]) -> dict[str, Record]:
        return {record.id: record for record in self._records(kind, "id", list(dict.fromkeys(ids)))}

    def where(self, kind: str, field: str, values: Sequence[Value]) -> list[Record]:
        """Records, deleted ones too, whose field equals one of `values`, in the order they were made."""
        wanted = [value for value in dict.fromkeys(values) if value is not None]
        found = self._records(kind, field, wanted)
        return sorted(found, key=lambda record: record.n) if len(wanted) > CHUNK else list(found)

    def cells(
        self, kind: str, field: str, values: Sequence[Value], fields: Sequence[str]
    ) -> Iterator[tuple[Value, ...]]:
        """These fields of the live records whose `field` equals one of `values`: for whoever reads very many."""
        table = self._tables[kind]
        columns = ", ".join(map(table.column, fields))
        sql = f'SELECT {columns} FROM "{kind}" WHERE {table.column(field)} IN (...) AND +_live = 1'
        return rows_among(self._db, sql, values)

    def version_of(self, kind: str) -> int:
        """The same as long as no record of a kind changes; for kinds of which there are few."""
        rows = self._db.execute(f'SELECT id, _live, _clock FROM "{self._tables[kind].name}" ORDER BY n')
        return hash(tuple(rows))

    def at(self, kind: str, ns: Sequence[int]) -> list[Record]:
        """The records of the rows `ns` that are still there, in their order."""
        found = {record.n: record for record in self._records(kind, "n", ns)}
        return [found[n] for n in ns if n in found]

    def _records(self, kind: str, field: str, values: Sequence[Value]) -> Iterator[Record]:
        table = self._tables[kind]
        sql = f"{table.select(f'{table.column(field)} IN (...)')} ORDER BY n"
        for n, id, live, clock, *cells in rows_among(self._db, sql, values):
            made = dict(zip(table.fields, cells, strict=True))
            yield Record(kind, id, made, n, bool(live), RowHeads(table, clock))

    def rows(self, kind: str, ns: Sequence[int], fields: Sequence[str]) -> dict[int, tuple[Value, ...]]:
        """Cells of the rows `ns` that are still there. `id`, `_live`, `reference.field` and facts that are
        worked out are allowed as fields."""
        columns, joins = self._columns(self._tables[kind], fields)
        chosen = ", ".join(("t.n", *columns))
        sql = f'SELECT {chosen} FROM "{kind}" AS t {joins} WHERE t.n IN (...)'
        return {n: tuple(cells) for n, *cells in rows_among(self._db, sql, ns)}

    def _columns(self, table: KindTable, fields: Sequence[str]) -> tuple[list[str], str]:
        joins: dict[str, str] = {}
        columns: list[str] = []
        for name in fields:
            reference, _, far = name.partition(".")
            if fact := computed_field(table.name, name):
                columns.append(fact)
                continue
            if not far:
                columns.append(f"t.{table.column(name)}")
                continue
            target = self._tables[referred(table, reference)]
            alias = f"r{list(joins).index(reference) if reference in joins else len(joins)}"
            joins[reference] = f'LEFT JOIN "{target.name}" AS {alias} ON {alias}.id = t.{table.column(reference)}'
            columns.append(f"{alias}.{target.column(far)}")
        return columns, " ".join(joins.values())

    def id_of(self, kind: str, n: int) -> str:
        """Raises KeyError for a row that is not there."""
        row = self._db.execute(f'SELECT id FROM "{self._tables[kind].name}" WHERE n = ?', (n,)).fetchone()
        if row is None:
            raise KeyError(n)
        return str(row[0])


def referred(table: KindTable, reference: str) -> str:
    """The kind that a reference field points to. Raises KeyError when it is no reference."""
    field = table.kind[reference]
    if field.type is not FieldType.REFERENCE:
        raise KeyError(reference)
    return field.refers


def computed_field(kind: str, name: str, alias: str = "t") -> str:
    """An SQL expression about the row `alias`, without bound values; empty where `name` is no such fact."""
    if (kind, name) in _DAYS:
        return 'coalesce({0}."actual_{1}", {0}."planned_{1}")'.format(alias, _DAYS[kind, name])
    if (kind, name) == ("mobility", CAME_ON):
        return _CAME_ON.format(alias)
    if (kind, name) == ("agreement", PRESSES):
        return _PRESSES.format(alias)
    if (kind, name) == ("agreement", STANDS):
        return _STANDS.format(alias)
    if (kind, name) == ("interest", STATUS):
        return _INTEREST_STATUS.format(alias)
    if (kind, name) == ("speciality_link", LINK_STATUS):
        return _LINK_STATUS.format(alias)
    if name == BILINGUAL and kind in _LANGUAGES:
        return _bilingual(f"{alias}.{_LANGUAGES[kind]}")
    return _ground(alias) if (kind, name) == ("recognition", GROUND) else ""


def _bilingual(languages: str) -> str:
    """As `is_bilingual` says it, where languages are named."""
    both = " AND ".join(f"instr({wrapped(languages)}, ';{one};') > 0" for one in BOTH)
    return f"CASE WHEN {languages} IS NOT NULL THEN {both} END"


_INTEREST_STATUS = f"""CASE
 WHEN {{0}}.led_to_agreement_id IS NOT NULL OR {{0}}.led_to_project_id IS NOT NULL THEN '{LED_TO}'
 WHEN {{0}}.state = '{SENT}' THEN coalesce({{0}}.reply, {{0}}.state) ELSE {{0}}.state END"""
"""As `interest_status` says it."""
_LINK_STATUS = f"""CASE
 WHEN {{0}}.state = '{ENDED}' OR {{0}}.institution_word = '{ENDED}' OR {{0}}.other_word = '{ENDED}' THEN '{ENDED}'
 WHEN {{0}}.state = '{LINKED}' OR ({{0}}.institution_word = '{LINKED}' AND {{0}}.other_word = '{LINKED}')
  THEN '{LINKED}'
 WHEN {{0}}.institution_word = '{DECLINED_LINK}' OR {{0}}.other_word = '{DECLINED_LINK}' THEN '{DECLINED_LINK}'
 WHEN {{0}}.institution_word = '{LINKED}' OR {{0}}.other_word = '{LINKED}' THEN '{HALF}' ELSE '{PROPOSED_LINK}' END"""
"""As `link_status` says it."""
_LANGUAGES = {"output": "languages", "person": "teaching_languages"}
_PRESSES = """CASE
 WHEN {0}.state IN ('draft', 'sent') THEN coalesce({0}.valid_from, '')
 WHEN {0}.state = 'signed' AND ({0}.valid_from IS NULL OR {0}.valid_until IS NULL) THEN ''
 WHEN {0}.state = 'signed' THEN {0}.valid_from
 WHEN {0}.state = 'in_force' AND coalesce({0}.renewal, '') <> 'none'
  THEN coalesce(date({0}.valid_until, '-' || {0}.notice_days || ' days'), {0}.valid_until)
 WHEN {0}.state = 'in_force' THEN {0}.valid_until END"""
"""The last day for notice, else the last day of validity; of what is not in force yet the first one, and no day (first
of all) where nobody has said it. What is over presses for nothing."""
_SIGNING = ", ".join(f"'{role}'" for role in SIGNING)
_STANDS = f"""CASE WHEN {{0}}.state = 'signed' AND EXISTS (SELECT 1 FROM "membership" AS party
 WHERE party.agreement_id = {{0}}.id AND party._live = 1 AND party.role IN ({_SIGNING})
 AND party.signed_on IS NULL AND party.until_date IS NULL) THEN '{UNSIGNED}' ELSE {{0}}.state END"""

_SAY_SO = ", ".join(f"'{kind}'" for kind in COMING)
_CAME_ON = f"""coalesce({{0}}."actual_start", (SELECT min(came."date") FROM "stay_event" AS came
 WHERE came."mobility_id" = {{0}}.id AND came._live = 1 AND came."kind" IN ({_SAY_SO})))"""
_DAYS = {("mobility", FIRST_DAY): "start", ("mobility", LAST_DAY): "end"}


def _ground(case: str) -> str:
    """As `services.recognition.decided_lines`, which tells each difference. Content that is no JSON object of objects
    came from a foreign file and says nothing."""
    kept = f'{case}."decided_lines"'
    before = "CASE was.type WHEN 'object' THEN was.value END"
    differs = " OR ".join(f"now.\"{name}\" IS NOT ({before} ->> '$.{name}')" for name in RESTED_ON)
    return (
        f"CASE WHEN {case}.\"state\" NOT IN ('{DECIDED}', '{CLOSED}') THEN NULL"
        f" WHEN {kept} IS NULL OR NOT json_valid({kept}) OR json_type({kept}) <> 'object' THEN '{NOT_KNOWN}'"
        f' WHEN EXISTS (SELECT 1 FROM json_each({kept}) AS was LEFT JOIN "transcript_line" AS now'
        f' ON now.id = was.key AND now._live = 1 AND now."transcript_id" = {case}."transcript_id"'
        f" WHERE was.type = 'object' AND (now.id IS NULL OR {differs})) THEN '{CHANGED}' ELSE '{UNCHANGED}' END"
    )
