"""What comes of an accepted interest: one agreement draft and one project, wherever they are begun, for their ids
follow from the interest (decision 102). Whoever answered begins the project, or the office; the agreement the office
alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.interests import ACCEPTED
from exchange_admin.domain.steps import Edit, Record, restoral
from exchange_admin.services.parts import Parts
from exchange_admin.services.records import Records
from exchange_admin.services.stored import checked, refuse, stop_at, there

INTEREST, MEMBERSHIP, PARTY = "interest", "membership", "party"


@dataclass(frozen=True, slots=True)
class Sides:
    """Who asked and who answered; the latter begins what comes of it, and leads it."""

    asking: str
    answering: str

    @property
    def both(self) -> tuple[str, str]:
        return self.answering, self.asking

    def other(self, own: str) -> str:
        return self.asking if own == self.answering else self.answering


def sides_of(parts: Parts, interest: Record, led_to: str) -> Sides:
    """Raises RuleBroken where nothing may be begun here: it is not accepted, what comes of it is there (`led_to` names
    it), or somebody else begins it."""
    store = parts.store
    if interest[led_to]:
        refuse("interest.has_agreement" if led_to == "led_to_agreement_id" else "interest.has_project")
    if interest["reply"] != ACCEPTED:
        refuse("interest.not_accepted")
    two = Sides(*(interest.text(f"{side}_institution_id") for side in ("asking", "answering")))
    if store.is_partner and led_to == "led_to_agreement_id":
        refuse("interest.office_begins")
    if store.is_partner and store.institution not in two.both:
        refuse("interest.not_party")
    if store.is_partner and store.institution != two.answering:
        refuse("interest.others_begin")
    return two


def is_of_two_others(parts: Parts, two: Sides) -> bool:
    """Whether an agreement of them is none of the office's own; asked in the file of the office."""
    return parts.store.institution not in two.both


class Beginning:
    """Makes the edits of one step, from `interest` on."""

    def __init__(self, parts: Parts, records: Records, interest: Record) -> None:
        self._parts, self._records, self._interest = parts, records, interest

    def id_of(self, kind: str) -> str:
        return self._parts.registry[kind].own_id({"interest_id": self._interest.id})

    def is_there(self, kind: str, **told: Value) -> bool:
        """Whether it was begun elsewhere, so that the interest has to name it only. An id that everybody can work out
        may hold anything: raises RuleBroken where it does not say what is `told`, or of what interest it is."""
        found = self._parts.store.get(kind, self.id_of(kind))
        if found is None or not found.live:
            return False
        if any(found[name] != value for name, value in {**told, "interest_id": self._interest.id}.items()):
            refuse("interest.taken")
        return True

    def made(self, kind: str, values: Mapping[str, Value]) -> list[Edit]:
        """Raises RuleBroken."""
        id = self.id_of(kind)
        filled, problems = self._records.draft(kind, values, id=id)
        stop_at(problems)
        return self._new(kind, id, filled)

    def seats(self, of: str, id: str, roles: Mapping[str, str]) -> list[Edit]:
        """`roles` by institution; `of` is the field that names what they are members of."""
        return [edit for one, role in roles.items() for edit in self._seat({of: id, "institution_id": one}, role)]

    def named(self, led_to: str, id: str) -> Edit:
        """The interest says what came of it, which is made in the same step."""
        changed, problems = self._records.change(there(self._parts.store, INTEREST, self._interest.id), {led_to: id})
        stop_at(one for one in problems if one.field != led_to)
        return Edit(INTEREST, self._interest.id, changed)

    def _seat(self, told: Mapping[str, Value], role: str) -> Iterable[Edit]:
        kind = self._parts.registry[MEMBERSHIP]
        values = {**told, "role": role, "voting": 1, "interest_id": self._interest.id}
        return self._new(MEMBERSHIP, kind.own_id(values), checked(self._parts.registry, MEMBERSHIP, values))

    def _new(self, kind: str, id: str, values: Mapping[str, Value]) -> list[Edit]:
        """What was begun once and taken back comes back with what is said now, and nothing that was said before."""
        before = self._parts.store.get(kind, id)
        if before is None:
            return [Edit(kind, id, values, new=True)]
        described = self._parts.registry[kind]
        if before.live and any(before[name] != values.get(name) for name in described.identifying):
            refuse("interest.taken")
        emptied = {} if before.live else dict.fromkeys(field.name for field in described.fields)
        changed = {name: value for name, value in {**emptied, **values}.items() if value != before[name]}
        return [*(() if before.live else (restoral(kind, id),)), *((Edit(kind, id, changed),) if changed else ())]
