"""Adding, changing and removing records of any kind: checked against the rules, one journal step each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Field, FieldType, Kind, Value, Values
from exchange_admin.domain.ids import is_id
from exchange_admin.domain.labels import han_name
from exchange_admin.domain.money import in_new_currency, read_money
from exchange_admin.domain.problems import Problem, RuleBroken, blocking
from exchange_admin.domain.rules.own_verbs import refused_fields, refused_new, refused_typed
from exchange_admin.domain.rules.records import besides_refused, record_problems
from exchange_admin.domain.steps import Edit, Heads, HistoryEntry, Record, Step, removal, restoral
from exchange_admin.domain.values import check, parse, parse_compared
from exchange_admin.services.grades.used_rules import first_version, is_used, may_still_change, used_rule
from exchange_admin.services.kinds import KindSources, UsualValues, hooks_of
from exchange_admin.services.kinds.person import name_suggestions
from exchange_admin.services.known_codes import KnownCodes
from exchange_admin.services.lookup import look_up_one
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.record_checks import RecordChecks, asking, removal_problems
from exchange_admin.services.stored import stop_at

_NOTHING: Mapping[str, Value] = MappingProxyType({})


class Records(Service[Parts]):
    """Verbs on single records. `who` is a name of the staff list or a login name."""

    def __init__(self, parts: Parts, usual: UsualValues | None = None) -> None:
        super().__init__(parts)
        self._sources = KindSources(parts.store, parts.names, usual, parts.today)
        self._checks, self._codes = RecordChecks(self._sources, parts.registry), KnownCodes(parts.wordings)

    def get(self, kind: str, id: str) -> Record:
        """Raises RuleBroken with `record.missing`."""
        record = self._store.get(kind, id)
        if record is None:
            raise RuleBroken(Problem("record.missing", facts={"kind": f"kind.{kind}", "id": id}))
        return record

    def history(self, kind: str, id: str) -> list[HistoryEntry]:
        """Who changed what in a record, the newest first."""
        return self._store.history.of(kind, id)

    def parse(self, kind: str, typed: Mapping[str, object], before: Record | None = None) -> dict[str, Value]:
        """Values for what was typed, references by id or by what they are called. Raises RuleBroken with all faults.

        An amount is of the currency that is typed too, that it names itself, or that stands in the record `before`.
        """
        values = self._parsed(self._registry[kind].by_name, typed, before.values if before else {})
        return dict(hooks_of(kind).kept(values, None)) if "kind" in values else values

    def parse_whole(self, kind: str, typed: Mapping[str, object], before: Record | None = None) -> dict[str, Value]:
        """As `parse`, for a new record or one that stands `before`. What cannot be read is told together with what the
        record lacks or may not hold, so that nobody hears of that only the next time. What the program writes cannot be
        typed."""
        stands = before.values if before else _NOTHING
        values, refused = self._read(self._registry[kind].by_name, typed, stands)
        refused += refused_typed(self._registry[kind], values, stands)
        if not refused:
            return self.parse(kind, typed, before)
        _, found = self.change(before, values) if before else self.draft(kind, values)
        unread = {"", *(one.field for one in refused)}
        raise RuleBroken(*refused, *besides_refused(kind, blocking(found), unread))

    def parse_filters(self, kind: str, typed: Mapping[str, object]) -> dict[str, Value]:
        """As `parse`, for what a list is asked for: also facts that are worked out."""
        values = self._parsed(self._registry[kind].asked_for, typed, compared=True)
        return dict(hooks_of(kind).asked(values))

    def problems(self, kind: str, values: Mapping[str, Value], before: Record | None = None) -> list[Problem]:
        """Everything wrong with a whole record; `before` is the record as it stands, for what may not be undone."""
        described = self._registry[kind]
        found = check(described, values, whole=True)
        refused = {problem.field for problem in blocking(found)}
        sound = {name: value for name, value in values.items() if name not in refused}
        more = [
            *record_problems(kind, sound, self._today()),
            *self._codes.problems(described, sound, before.values if before else _NOTHING),
            *self._checks.problems(described, sound, before.id if before else ""),
        ]
        found += besides_refused(kind, more, refused)
        if before is not None:
            found += _unchangeable(described, values, before)
            found += described.check_change(values, before.values) if described.check_change else ()
        return found

    def add(self, kind: str, values: Mapping[str, Value], who: str, *, id: str = "") -> Changes:
        """A new record; the receipt tells what a person should look at. Raises RuleBroken; then nothing was written."""
        filled, found = self.draft(kind, values, id=id)
        stop_at(found)
        edit = Edit(kind, id or self._registry[kind].own_id(filled) or self._origin.new_id(), filled, new=True)
        return _told(self._store.record(Step(who, f"{kind}.add", (edit,))), found)

    def draft(self, kind: str, values: Mapping[str, Value], *, id: str = "") -> tuple[dict[str, Value], list[Problem]]:
        """What a new record would hold, and what is wrong with it; nothing is written."""
        kept = hooks_of(kind).kept(values, None)
        filled: dict[str, Value] = {name: value for name, value in kept.items() if value is not None}
        if refused := [*refused_new(kind), *refused_fields(kind, filled)]:
            return filled, refused
        filled = {**filled, **first_version(kind, filled), **hooks_of(kind).along(filled, None, self._today())}
        return filled, self.problems(kind, filled)

    def set(self, kind: str, id: str, values: Mapping[str, Value], who: str, *, seen: Heads | None = None) -> Changes:
        """Changes some fields; the receipt tells what a person should look at. Raises RuleBroken.

        `seen` are the heads that the form showed when it opened.
        """
        changed, found = self.change(self.get(kind, id), values)
        if not changed:
            return Changes()
        stop_at(found)
        return _told(self._store.record(Step(who, f"{kind}.set", (Edit(kind, id, changed, seen=seen),))), found)

    def change(self, before: Record, values: Mapping[str, Value]) -> tuple[dict[str, Value], list[Problem]]:
        """What of `values` would be new in a record, and what is wrong with that; nothing is written."""
        kind = before.kind
        values = hooks_of(kind).kept(values, before)
        values, unwritable = in_new_currency(self._registry[kind], before.values, values)
        changed = {name: value for name, value in values.items() if value != before[name]}
        if not changed:
            return {}, []
        if unwritable:
            return changed, unwritable
        if closed := list(refused_fields(kind, changed)):
            return changed, closed
        rule = used_rule(self._store, self._registry, kind, before.id, before.values)
        if rule is not None and not all(may_still_change(kind, name) for name in changed):
            return changed, [is_used(rule)]
        changed |= hooks_of(kind).along(changed, before, self._today())
        found = self.problems(kind, {**before.values, **changed}, before)
        old = set(_keys(self.problems(kind, before.values, before)))
        return changed, [p for p in found if p.field in changed or not p.field or _key(p) not in old]

    def remove(self, kind: str, id: str, who: str, *, seen: Heads | None = None) -> Changes:
        """Deletes a record with its lines. Refused with `record.in_use` while other live records point to it."""
        return self._store.record(Step(who, f"{kind}.remove", tuple(self._removals(kind, [id], seen))))

    def remove_all(self, kind: str, ids: Sequence[str], who: str) -> Changes:
        """Deletes several records of a kind with their lines, one step or nothing. Refused as `remove`."""
        edits = tuple(self._removals(kind, list(dict.fromkeys(ids)), None))
        return self._store.record(Step(who, f"{kind}.remove", edits)) if edits else Changes()

    def _removals(self, kind: str, ids: Sequence[str], seen: Heads | None) -> Iterator[Edit]:
        records = [self.get(kind, id) for id in ids]
        lines = {record.id: self._lines(kind, record.id) for record in records}
        going = {(line.kind, line.id) for found in lines.values() for line in found} | {(kind, id) for id in ids}
        for record in records:
            stop_at(removal_problems(self._store, kind, record.id, record.values))
            if rule := used_rule(self._store, self._registry, kind, record.id, record.values):
                raise RuleBroken(is_used(rule))
            users = [user for user in self._users(kind, record.id) if user not in going]
            if users:
                kinds = sorted({f"kinds.{user}" for user, _ in users})
                raise RuleBroken(Problem("record.in_use", facts={"n": len(users), "kinds": ", ".join(kinds)}))
            yield from (removal(line.kind, line.id) for line in lines[record.id])
            yield removal(kind, record.id, seen or record.heads)

    def restore(self, kind: str, id: str, who: str) -> Changes:
        """Brings a deleted record back."""
        record = self.get(kind, id)
        stop_at(removal_problems(self._store, kind, id, record.values))
        return self._store.record(Step(who, f"{kind}.restore", (restoral(kind, id),)))

    def merge_people(self, keep: str, duplicate: str, who: str) -> Changes:
        """`duplicate` becomes another entry of the person `keep`, whose empty fields are filled from it.

        Nothing is rewritten, both keep their values and history (`sync.md` R14); undoing the step parts them again.
        """
        entries = self._store.entries()
        keep, duplicate = entries.kept(keep), entries.kept(duplicate)
        kept, other = self.get("person", keep), self.get("person", duplicate)
        if keep == duplicate:
            raise RuleBroken(Problem("people.same_person"))
        fill = {
            field.name: other[field.name]
            for field in self._registry["person"].fields
            if kept[field.name] is None and other[field.name] is not None and not field.written_by_program
        }
        edits = [Edit("person", duplicate, {"same_as_id": keep})]
        if fill:
            edits.append(Edit("person", keep, fill))
        return self._store.record(Step(who, "people.merge", tuple(edits)))

    def entries_of(self, person: str) -> tuple[str, ...]:
        """The ids of all entries that are the person: the one that stands for them first."""
        return self._checks.entries_of(person)

    def suggests(self, kind: str) -> bool:
        """Whether `suggestions` knows something of a kind."""
        return hooks_of(kind).suggestions is not None

    def suggestions(self, kind: str, values: Mapping[str, Value]) -> Mapping[str, str]:
        """What would fit into empty fields; hints only, nothing is written by itself."""
        suggest = hooks_of(kind).suggestions
        return suggest(self._sources, values) if suggest else {}

    def begun_at(self, kind: str, around: Record) -> Values:
        """What a new record of a kind begins with that is added to another one, besides what both point to."""
        return hooks_of(kind).begun_at(self._sources, around)

    def advised(self, kind: str) -> str:
        """The field below which `advice` on a record of a kind stands; empty where there is none."""
        advice = hooks_of(kind).advice
        return advice.field if advice else ""

    def advice(self, kind: str, values: Mapping[str, Value], language: str) -> Sequence[str]:
        """What is worth knowing while a record is prepared; nothing follows from it."""
        advice = hooks_of(kind).advice
        return advice.sentences(self._sources, self._wordings[language], values) if advice else ()

    def fill_names(self, people: Iterable[str], who: str) -> Changes:
        """Writes the suggested forms into the empty scripts of several people, marked as generated; one step.

        What somebody typed is never touched. People whose reading is doubtful are left for a person to decide.
        """
        edits = []
        for person in self._store.many("person", tuple(people)).values():
            han = self._names.read_han(han_name(person.values))
            offered = name_suggestions(self._names, person.values) if not (han and han.doubtful) else {}
            offered = {name: text for name, text in offered.items() if _is_empty_script(person, name)}
            if offered:
                scripts = {name.rpartition("_")[2] for name in offered} & _SOURCES
                sources: dict[str, Value] = {f"{script}_source": "generated" for script in scripts}
                edits.append(Edit("person", person.id, {**offered, **sources}))
        return self._store.record(Step(who, "people.fill_names", tuple(edits))) if edits else Changes()

    def _parsed(
        self,
        fields: Mapping[str, Field],
        typed: Mapping[str, object],
        before: Mapping[str, Value] = _NOTHING,
        *,
        compared: bool = False,
    ) -> dict[str, Value]:
        values, refused = self._read(fields, typed, before, compared=compared)
        if refused:
            raise RuleBroken(*refused)
        return values

    def _read(
        self,
        fields: Mapping[str, Field],
        typed: Mapping[str, object],
        before: Mapping[str, Value],
        *,
        compared: bool = False,
    ) -> tuple[dict[str, Value], list[Problem]]:
        """What could be read, and why the rest could not."""
        values: dict[str, Value] = {}
        refused: list[Problem] = []
        for name, raw in typed.items():
            if name not in fields:
                refused.append(Problem("value.unknown_field", name, {"field": name}))
                continue
            field = fields[name]
            try:
                if field.type is FieldType.MONEY and not compared:
                    beside = {**before, **({field.currency: typed[field.currency]} if field.currency in typed else {})}
                    values |= self._parsed_money(field, raw, beside)
                else:
                    values[name] = self._parse_one(field, raw)
            except RuleBroken as broken:
                refused += broken.problems
        return values, refused

    def _parsed_money(self, field: Field, raw: object, beside: Mapping[str, object]) -> dict[str, Value]:
        """The amount, and its currency where only the text tells it."""
        currency = str(beside.get(field.currency) or "").strip().upper()
        if not isinstance(raw, str) or not raw.strip():
            return {field.name: parse(field, raw)}
        try:
            money = read_money(raw, currency)
        except RuleBroken as broken:
            raise RuleBroken(*(replace(one, field=field.name) for one in broken.problems)) from None
        return {field.name: money.minor} if currency else {field.name: money.minor, field.currency: money.currency}

    def _parse_one(self, field: Field, raw: object) -> Value:
        if field.type is FieldType.REFERENCE and raw and not is_id(str(raw).strip().lower()):
            return look_up_one(self._store, self._registry[field.refers], str(raw).strip(), field.name)
        return parse_compared(field, raw, today=self._today())

    def _lines(self, kind: str, id: str) -> list[Record]:
        """The live records that are lines of this one, deepest first."""
        found: list[Record] = []
        for child in self._registry.children(kind):
            for line in self._store.where(child.name, child.parent, [id]):
                if line.live:
                    found += [*self._lines(child.name, line.id), line]
        return found

    def _users(self, kind: str, id: str) -> list[tuple[str, str]]:
        return [
            (user.name, record.id)
            for user, field in self._registry.referrers(kind)
            for record in self._store.where(user.name, field.name, [id])
            if record.live
        ]


_SOURCES = frozenset({"han", "cyrillic", "latin"})


def _is_empty_script(person: Record, name: str) -> bool:
    """Whether nothing of the name stands in the script of a name field."""
    script = name.rpartition("_")[2]
    return not any(person[f"{part}_{script}"] for part in ("family", "given"))


def _unchangeable(kind: Kind, values: Mapping[str, Value], before: Record) -> Iterable[Problem]:
    for field in kind.fields:
        if field.immutable and before[field.name] is not None and values.get(field.name) != before[field.name]:
            yield Problem("value.read_only", field.name, {"field": f"field.{field.name}"})


def _told(changes: Changes, problems: Iterable[Problem]) -> Changes:
    return replace(changes, problems=asking(problems)) if changes else changes


def _key(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.field


def _keys(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    return [_key(problem) for problem in problems]
