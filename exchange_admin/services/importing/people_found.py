"""Who the people of a list are, among those of the office and among themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.near_days import near_days
from exchange_admin.names import PART_NAMES, NameParts
from exchange_admin.services.importing.draft import LEFT_OUT, NEW_RECORD, Candidate, StagedRow
from exchange_admin.services.importing.known_people import ComparedName, KnownPeople, KnownPerson
from exchange_admin.services.importing.matching import Mark, subject_mark
from exchange_admin.services.importing.people_alike import Namesakes

_MOST_CANDIDATES = 5


class PeopleFinder:
    """Who the people of the rows are, among those of the office and among themselves."""

    def __init__(self, known: KnownPeople, rows: Sequence[StagedRow]) -> None:
        self._known, self._rows = known, rows
        self._names: dict[int, ComparedName] = {}

    def find(self) -> None:
        """Sets `subject_id`, candidates and questions."""
        numbers = [str(row.values["passport_number"]) for row in self._rows if row.values.get("passport_number")]
        owners = self._known.with_papers(numbers)
        left = [at for at, row in enumerate(self._rows) if not self._is_settled(row, owners)]
        self._find_by_name(left)

    def _is_settled(self, row: StagedRow, owners: Mapping[str, tuple[str, ...]]) -> bool:
        row.subject_id, row.candidates = "", ()
        if row.decision:
            row.subject_id = "" if row.decision in (NEW_RECORD, LEFT_OUT) else row.decision
            return True
        found = owners.get(str(row.values.get("passport_number") or ""), ())
        if len(found) == 1:
            row.subject_id = found[0]
        elif found:
            ask_who(row, [Candidate(id, "passport", 100) for id in found])
        return bool(found)

    def _find_by_name(self, left: Sequence[int]) -> None:
        days = {str(self._rows[at].values["birth_date"]) for at in left if self._rows[at].values.get("birth_date")}
        near = {day: near_days(day) | {day} for day in days}
        born = self._known.born_on(frozenset[str]().union(*near.values()))
        everybody = Namesakes([person for day in sorted(born) for person in born[day]])
        same_day = {day: Namesakes(people) for day, people in born.items()}
        undated = self._known.without_birth_date() if left else []
        by_key: dict[str, list[KnownPerson]] = defaultdict(list)
        for person in undated:
            for key in person.name.keys:
                by_key[key].append(person)
        dateless = [at for at in left if not self._rows[at].values.get("birth_date") and self._has_name(at)]
        called = dict(zip(dateless, self._known.called([self._name(at) for at in dateless]), strict=True))
        for at in left:
            if self._has_name(at):
                day = str(self._rows[at].values.get("birth_date") or "")
                agreeing = everybody.agreeing(self._name(at), near[day]) if day else []
                self._judge(at, agreeing, same_day.get(day), called.get(at, []), by_key)

    def _judge(
        self,
        at: int,
        alike: Sequence[KnownPerson],
        same_day: Namesakes | None,
        called: Sequence[KnownPerson],
        undated: Mapping[str, Sequence[KnownPerson]],
    ) -> None:
        """`alike` are people with such a name who were born on the same day or near it."""
        row, name = self._rows[at], self._name(at)
        day = row.values.get("birth_date")
        agreeing = _different(person for person in alike if person.birth_date == day)
        if len(agreeing) == 1:
            row.subject_id = agreeing[0].id
            return
        maybe = [Candidate(person.id, "birth_date", 100) for person in agreeing]
        maybe += [Candidate(person.id, "name", 100) for person in called]
        if not agreeing:
            if same_day is not None:
                maybe += [Candidate(person.id, "birth_date", score) for person, score in same_day.alike(name)]
            maybe += [Candidate(person.id, "near_birth_date", 100) for person in _different(alike)]
        if not agreeing and undated:
            called_so = _different(person for key in name.keys for person in undated.get(key, ()))
            maybe += [Candidate(person.id, "name", 100) for person in called_so if name.agrees(person.name)]
        if maybe:
            ask_who(row, maybe)

    def _has_name(self, at: int) -> bool:
        return any(map(self._rows[at].values.get, PART_NAMES))

    def _name(self, at: int) -> ComparedName:
        if at not in self._names:
            self._names[at] = self._known.compared(NameParts.of(self._rows[at].values))
        return self._names[at]


def _passport_mark(row: StagedRow) -> object:
    return row.values.get("passport_number")


def _card_mark(row: StagedRow) -> object:
    return row.values.get("national_id")


def _birth_mark(row: StagedRow) -> object:
    born = row.values.get("birth_date")
    return born and (born, *map(row.values.get, PART_NAMES))


MARKS: Sequence[Mark] = (subject_mark, _passport_mark, _card_mark, _birth_mark)
"""What two lines for one person have the same."""


def _different(people: Iterable[KnownPerson]) -> list[KnownPerson]:
    return list({person.id: person for person in people}.values())


def ask_who(row: StagedRow, candidates: Iterable[Candidate]) -> None:
    best: dict[str, Candidate] = {}
    for one in candidates:
        if one.subject_id not in best or one.score > best[one.subject_id].score:
            best[one.subject_id] = one
    row.candidates = tuple(sorted(best.values(), key=lambda one: -one.score)[:_MOST_CANDIDATES])
    row.problems.append(Problem("import.who_is_it", "", {"n": len(row.candidates)}, Level.ASKS))
