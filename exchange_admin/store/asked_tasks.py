"""What a partner may write of what it was asked for, by others or by a rule (`Kind.told_in`)."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.fields import LIVE, Field, Kind, Value
from exchange_admin.domain.ids import is_derived
from exchange_admin.domain.rules.casework.sharing import is_own_side
from exchange_admin.domain.rules.partner_scope import Lookup
from exchange_admin.store.first_words import FirstWords, Standing
from exchange_admin.store.parts import FileParts, Part

_BY_ITSELF, _OF_RULE = "institution_id", ("requirement_id", "mobility_id")
_SENDS, _RECEIVES = "sending_institution_id", "receiving_institution_id"


class AskedTasks(Part):
    """Reads only; by `lookup` also what a package brought so far."""

    def __init__(self, file: FileParts, first: FirstWords, lookup: Lookup) -> None:
        super().__init__(file)
        self._first, self._lookup = first, lookup

    def beyond(self, institution: str, kind: str, id: str, said: Mapping[str, Value]) -> list[str]:
        """The fields of `said` that are not the institution's to say, `_live` among them. Free is what it made itself
        and no rule asks for, or what is its own task."""
        described = self._tables[kind].kind
        names = [name for name in said if name != LIVE]
        record = self._first.standing(kind, id)
        if record is None:
            return self._beyond_new(institution, kind, id, said)
        stands = record.values
        is_made_here = not any(self._journal.institution(dot) != institution for dot in record.clock.inserts)
        moved = self._moved(institution, record, said)
        if is_made_here and (not is_derived(id) or self._is_its_own(institution, stands)):
            comes = moved if said.get(LIVE) else []  # it may go
            return comes if is_derived(id) else [*self._begun_for_rule(stands, said), *comes]
        changed = [name for name in names if self._is_changed(described[name], record, said[name])]
        responsible = stands[described.asked_of]
        is_asked_of_others = not is_made_here and responsible not in {None, institution}
        if not is_asked_of_others and not self._is_of_office(institution, stands):
            changed = self._no_answers(institution, described, record, {name: said[name] for name in changed})
        return changed + moved

    def _no_answers(self, institution: str, kind: Kind, record: Standing, changed: Mapping[str, Value]) -> list[str]:
        """What is changed and is no answer, or takes back what others decided and wrote beside it, as why."""

        def words(name: str) -> tuple[Value, ...]:
            return self._first.words_of_others(institution, kind[name].wire_name, record)

        again = dict(kind.asked_again)
        is_decided = any(
            _is_no_answer(kind, name, word) and word not in again.get(name, ())
            for name, _ in kind.answers
            for word in words(name)
        )
        return [
            name
            for name, value in changed.items()
            if name not in kind.told_in
            or _is_no_answer(kind, name, value)
            or (is_decided and any(word is not None for word in words(name)))
        ]

    @staticmethod
    def _is_changed(field: Field, record: Standing, said: Value) -> bool:
        """Also where it repeats what is in dispute: that would settle it."""
        is_in_dispute = len(record.clock.heads(field.wire_name)) > 1
        return not field.immutable and (is_in_dispute or record.values[field.name] != said)

    def _moved(self, institution: str, record: Standing, said: Mapping[str, Value]) -> list[str]:
        """`_live` where it would delete what others wrote in, or bring back what they deleted."""
        if LIVE not in said:
            return []
        if said[LIVE]:
            return [LIVE] if self._first.by_others(institution, LIVE, record.clock.deletes) else []
        if institution not in record.goes:
            record.goes[institution] = self._first.any_by_others(institution, record.clock)
        return [LIVE] if record.goes[institution] else []

    def _beyond_new(self, institution: str, kind: str, id: str, said: Mapping[str, Value]) -> list[str]:
        """Of one that is begun. What a rule of a stay asks for has the id that follows from it."""
        begun = self._lookup.values(kind, id) or {}
        whole = {**begun, **said}
        if not is_derived(id):
            return self._begun_for_rule(begun, said)
        if self._is_its_own(institution, whole):
            return []
        if self._is_of_office(institution, whole):
            return [name for name, _ in self._tables[kind].kind.answers]
        return [name for name in said if name != LIVE and self._is_added(kind, name, said[name], institution)]

    @staticmethod
    def _begun_for_rule(stands: Mapping[str, Value], said: Mapping[str, Value]) -> list[str]:
        """By what a task with an id of its own would be one that a rule of a stay asks for."""
        named = [name for name in _OF_RULE if said.get(name) and not stands.get(name)]
        return named if all(said.get(name) or stands.get(name) for name in _OF_RULE) else []

    @staticmethod
    def _is_its_own(institution: str, values: Mapping[str, Value]) -> bool:
        """Whether it is the institution's own task, as of a decision that it carries out, and of no stay's rule."""
        return values.get(_BY_ITSELF) == institution and not any(map(values.get, _OF_RULE))

    def _is_of_office(self, institution: str, values: Mapping[str, Value]) -> bool:
        """Whether by its rule only the side of the office acts: not the one that the institution itself is on, whatever
        a stay that it entered says of its direction."""
        rule, stay = (values.get(name) for name in _OF_RULE)
        sides = self._lookup.values("mobility", str(stay)) if rule and stay else None
        row = self._db.execute("SELECT actor FROM requirement WHERE id = ?", (rule,)).fetchone() if sides else None
        if sides is None or row is None:
            return False
        if institution in {sides.get(_SENDS), sides.get(_RECEIVES)}:
            return is_own_side(str(row[0] or ""), "incoming" if institution == sides.get(_SENDS) else "outgoing")
        told = self._db.execute("SELECT direction FROM mobility WHERE id = ?", (stay,)).fetchone()
        return is_own_side(str(row[0] or ""), str((told and told[0]) or ""))

    def _is_added(self, kind: str, name: str, value: Value, institution: str) -> bool:
        """Whether what begins a task of a rule says more of it than the rule and an answer do."""
        described = self._tables[kind].kind
        if name not in described.told_in:
            is_usual = described[name].required or described[name].immutable
            return value is not None and not is_usual and (name, value) != (described.asked_of, institution)
        return _is_no_answer(described, name, value)


def _is_no_answer(kind: Kind, name: str, value: Value) -> bool:
    words = dict(kind.answers).get(name)
    return words is not None and value is not None and value not in words
