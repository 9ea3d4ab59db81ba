"""Which records are a partner's own to write, and what those may point to (`sync.md` R19, decision 23).

The first is asked in a partner's own file too; the second only where packages come in. Nobody opens its own sight: a
reference to what its writer does not see already waits for a person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Protocol

from exchange_admin.domain.fields import LIVE, Field, Kind, Registry, Scope, Value, Values

ERASURE, RECORD = "erasure", "record"
"""The field of an erasure that names what was erased."""
_INSTITUTION, _PERSON, _MOBILITY = "institution", "person", "mobility"
_SIDES = ("sending_institution_id", "receiving_institution_id")


class Pointing(StrEnum):
    """What a record that a partner writes may point to without being asked about."""

    OWN = "own"  # its own institution
    PARTIES = "parties"  # its own institution, the office's, or another that it sees and that gets no packages
    THEIRS = "theirs"  # a person who is its own
    TOLD = "told"  # an institution that it sees: it is shown this record and nothing but what is its writer's own
    SEEN = "seen"  # whatever it sees already, or made itself in the same package


_MORE_THAN_SEEN: Mapping[tuple[str, str], Pointing] = {
    ("contact", "institution_id"): Pointing.OWN,
    ("unit", "institution_id"): Pointing.OWN,
    ("question", "institution_id"): Pointing.OWN,
    ("task", "institution_id"): Pointing.OWN,
    ("listing", "institution_id"): Pointing.OWN,
    ("glossary_term", "institution_id"): Pointing.OWN,
    ("interest", "asking_institution_id"): Pointing.OWN,
    ("interest", "answering_institution_id"): Pointing.TOLD,
    ("body", "lead_institution_id"): Pointing.OWN,
    ("project", "lead_institution_id"): Pointing.OWN,
    ("speciality_link", "institution_id"): Pointing.TOLD,  # one of the two is its writer's own (`theirs`)
    ("speciality_link", "other_institution_id"): Pointing.TOLD,
    ("membership", "institution_id"): Pointing.TOLD,  # of what its writer leads (`theirs`, `of_one`)
    ("approval", "institution_id"): Pointing.OWN,
    (_PERSON, "home_institution_id"): Pointing.PARTIES,  # who is named gets to see the person
    (_MOBILITY, "sending_institution_id"): Pointing.PARTIES,
    (_MOBILITY, "receiving_institution_id"): Pointing.PARTIES,
    (_PERSON, "same_as_id"): Pointing.THEIRS,  # one entry of the two is listed no more
    ("distinct_people", "person_id"): Pointing.THEIRS,
    ("distinct_people", "other_id"): Pointing.THEIRS,
    ("identity_document", "person_id"): Pointing.THEIRS,
    ("consent", "person_id"): Pointing.THEIRS,  # else whoever wants to be told could say so itself
}

NOT_IN_SIGHT, NOT_THEIR_PERSON, SHOWS_OTHERS = "not_in_sight", "not_their_person", "shows_others"
"""Words of `hold_reason`: why a reference waits for a person."""
NOT_THEIR_KIND, UNKNOWN_FIELD = "not_their_kind", "unknown_field"
"""And why an entry waits that has a kind which partners do not write, or which nobody knows yet; or such a field."""


class Lookup(Protocol):
    """What the rule wants to know of other records."""

    def values(self, kind: str, id: str) -> Values | None:
        """None for a record that is not there."""

    def maker(self, kind: str, id: str) -> str:
        """The institution for which alone the record was made; empty when there is none."""

    def stays(self, person: str) -> Iterable[Values]:
        """The mobilities of a person."""


class Outlook(Lookup, Protocol):
    """What the rule for references wants to know besides."""

    def sees(self, institution: str, kind: str, id: str) -> bool:
        """Whether an institution sees a record by more than its own word."""

    def owns(self, institution: str, person: str) -> bool:
        """Whether a person is its own, and nobody disputes it."""

    def is_ours(self, institution: str) -> bool:
        """Whether it is the institution of the office."""

    def gets_packages(self, institution: str) -> bool:
        """Whether packages go to an institution."""


def takes(registry: Registry, kind: str) -> bool:
    """Whether partners may write records of a kind at all; of institutions only their own."""
    return kind in registry and (registry[kind].by_partner or kind == _INSTITUTION)


def waits_for_update(registry: Registry, kind: str, reason: str) -> bool:
    """Whether what is held for a reason can be judged only by a program that knows more: here or, in a partner's file
    that has been updated, at its office. Until then nobody can say what taking it over would mean."""
    unknown = reason == NOT_THEIR_KIND and (kind not in registry or takes(registry, kind))
    return unknown or reason == UNKNOWN_FIELD


def pointing(registry: Registry) -> dict[tuple[str, str], Pointing]:
    """The rule for every reference of the kinds that partners write, by (kind, field)."""
    return {
        (kind.name, field.name): _MORE_THAN_SEEN.get((kind.name, field.name), Pointing.SEEN)
        for kind in registry.kinds
        if takes(registry, kind.name)
        for field in kind.references
    }


def may_name_unseen(registry: Registry, kind: Kind, *, new: bool) -> frozenset[str]:
    """The wire names of fields that may name a record which a reader of the entry does not see, in one that makes the
    record (`new`) or in another. What cannot change, and comes along with the record, every reader sees."""
    if kind.scope is Scope.OFFICE:
        return frozenset()
    named = {
        field.wire_name
        for field in kind.references
        if not registry[field.refers].is_for_all and not (new and _lasts(registry, kind, field))
    }
    return frozenset(named | {RECORD} if kind.name == ERASURE else named)


def may_hold_id(registry: Registry, kind: str, wire: str) -> bool:
    """Whether an id of which readers may get the hash alone can stand in a field: in one that names a record, and in
    one that is not known. A plain value that is spelled so would be something here and nothing there."""
    if kind not in registry:
        return True
    field = registry[kind].by_wire.get(wire)
    return wire != LIVE if field is None else bool(field.refers) or (kind, wire) == (ERASURE, RECORD)


def _lasts(registry: Registry, kind: Kind, field: Field) -> bool:
    """Whether a field names for good what everybody sees who sees the record. Who is only brought may be erased."""
    along = registry[field.refers].scope is Scope.REFERENCED and not field.internal
    return field.immutable and (along or kind.follows == (field.name,))


def is_theirs(registry: Registry, institution: str, kind: str, id: str, values: Values, lookup: Lookup) -> bool:
    """Whether a record with these values is one that the institution may write.

    A person belongs to its home institution, or to whoever made it until a home is named; of other kinds the registry
    says whose they are and how long (`theirs`, `theirs_while`), and what follows a person may else be written by
    everybody who sees that person. What stays in the office nobody else writes: it would open its own sight by saying
    that it is shared. Of what is an institution's own it sees drafts too. What names several of those things of one
    of which it is would open the sight of one by the right to another.
    """
    if not takes(registry, kind) or not names_one(registry[kind], values):
        return False
    if not is_let_out(registry, kind, values, lookup) and not _belongs_to(registry, institution, kind, values, lookup):
        return False
    if not all(_told(registry, kind, place, values, lookup) in words for place, words in registry[kind].theirs_while):
        return False
    if kind == _INSTITUTION:
        return id == institution
    if kind == _PERSON:
        home = values.get("home_institution_id")
        return home == institution or (not home and lookup.maker(kind, id) == institution)
    if theirs := registry[kind].theirs:
        named = _at(registry, kind, theirs, values, lookup)
        return any(_is_own(registry, institution, to, one, lookup) for to, one in named)
    followed = _named(registry, kind, registry[kind].follows, values)
    return bool(followed) and all(_is_in_sight(registry, institution, to, one, lookup) for to, one in followed)


def why_not(registry: Registry, institution: str, kind: str, references: Values, outlook: Outlook) -> str:
    """Why what an institution wrote into references of a record must wait: a word of `hold_reason`, else empty."""
    for name, value in references.items():
        if value is None:
            continue
        to, id = registry[kind][name].refers, str(value)
        rule = _MORE_THAN_SEEN.get((kind, name), Pointing.SEEN)
        if rule in {Pointing.OWN, Pointing.PARTIES} and id == institution:
            continue
        if rule is Pointing.PARTIES and outlook.is_ours(id):
            continue
        if rule is Pointing.PARTIES and outlook.gets_packages(id):
            return SHOWS_OTHERS
        if rule is Pointing.THEIRS and not outlook.owns(institution, id):
            return NOT_THEIR_PERSON
        if rule is not Pointing.THEIRS and not outlook.sees(institution, to, id):
            return NOT_IN_SIGHT
    return ""


def is_let_out(registry: Registry, kind: str, values: Values, lookup: Lookup) -> bool:
    """Whether a record with these values leaves the office at all (`Kind.gates`, `Kind.of_one`)."""
    return names_one(registry[kind], values) and any(
        all(_told(registry, kind, place, values, lookup) in words for place, words in gate)
        for gate in registry[kind].gates
    )


def names_one(kind: Kind, values: Values) -> bool:
    """Whether a record of one thing names exactly one (`Kind.of_one`)."""
    return not kind.of_one or sum(bool(values.get(name)) for name in kind.of_one) == 1


def writes_for_others(registry: Registry, institution: str, kind: str, values: Values, names: Collection[str]) -> bool:
    """Whether one of the fields with these `names` is another institution's alone to write (`Field.for_itself`), or
    the end of a record that it did not begin, or what another one has agreed on (`Kind.bound`), or an end with any word
    of another one in it."""
    described = registry[kind]
    sides = dict(described.sides)
    spoken = [name for name, words in described.bound_while if values.get(name) in words]
    by_others = any(values.get(sides[described[name].owner]) != institution for name in spoken)
    is_bound = by_others or (bool(spoken) and len(spoken) == len(described.bound_while))
    if is_bound and any(name in names for name in described.bound):
        return True
    said_by_others = any(
        values.get(name) and values.get(sides[described[name].owner]) != institution
        for name, _ in described.bound_while
    )
    if said_by_others and LIVE in described.bound and LIVE in names:
        return True
    begun_by = [values.get(name) for name in described.begun_by]
    if LIVE in names and begun_by and institution not in begun_by:
        return True
    own = (described[name] for name in names if name in described and described[name].for_itself)
    return any(values.get(sides[field.owner]) != institution for field in own)


def is_word_of_others(registry: Registry, institution: str, kind: str, values: Values, outlook: Outlook) -> bool:
    """Whether a record says what another institution has said that can say it itself (`Kind.word_of`)."""
    place = registry[kind].word_of
    named = _at(registry, kind, (place,), values, outlook) if place else []
    return any(id != institution and (outlook.is_ours(id) or outlook.gets_packages(id)) for _, id in named)


def contradicts_itself(
    registry: Registry, kind: str, values: Values, names: Collection[str], lookup: Lookup, *, new: bool
) -> bool:
    """Whether what begins a record, or names anew what it is about, says otherwise than what it names (`Kind.same`,
    `apart`, `begins_while`)."""
    described = registry[kind]

    def is_named(*places: str) -> bool:
        fields = [place.partition(".")[0] for place in places]
        return all(values.get(field) for field in fields) and (new or any(field in names for field in fields))

    def told(place: str) -> Value:
        return _told(registry, kind, place, values, lookup)

    return (
        any(is_named(*pair) and told(pair[0]) != told(pair[1]) for pair in described.same)
        or any(is_named(*pair) and told(pair[0]) == told(pair[1]) for pair in described.apart)
        or any(is_named(place) and told(place) not in words for place, words in described.begins_while)
    )


def names_what_began_otherwise(registry: Registry, kind: str, id: str, references: Values) -> bool:
    """Whether a partner says that something began of a record (`Field.begins_of_it`) which did not: it would say of
    what was declined that something came of it, and keep others from beginning what does."""
    begun = (field for field in registry[kind].references if field.begins_of_it and references.get(field.name))
    return any(references[field.name] != registry[field.refers].id_begun_of(kind, id) for field in begun)


def _belongs_to(registry: Registry, institution: str, kind: str, values: Values, lookup: Lookup) -> bool:
    """Whether a reference in `drafted_by` names the institution itself: for it there is no gate."""
    named = _at(registry, kind, registry[kind].drafted_by, values, lookup)
    return any(to == _INSTITUTION and id == institution for to, id in named)


def looked_at(registry: Registry, kind: str) -> tuple[str, ...]:
    """The fields of a kind, besides references, by which it is told what leaves the office, whose it is, and which one
    it is."""
    told = (
        (other, place)
        for other in registry.kinds
        for gate in (*other.gates, other.theirs_while, other.begins_while, other.bound_while)
        for place, _ in gate
    )
    ends = (end_of(registry, other, place) for other, place in told)
    identifying = {name for name in registry[kind].identifying if not registry[kind][name].refers}
    return tuple(sorted(identifying | {field.name for of, field in ends if of.name == kind}))


def end_of(registry: Registry, kind: Kind, place: str) -> tuple[Kind, Field]:
    """The kind and the field that a place of `shared_when` or `theirs` leads to."""
    name, _, of = place.partition(".")
    return end_of(registry, registry[kind[name].refers], of) if of else (kind, kind[name])


def _told(registry: Registry, kind: str, place: str, values: Values, lookup: Lookup) -> Value:
    """The value of a field, or of a field of the record that one names, and so on; None where there is none."""
    name, _, of = place.partition(".")
    value = values.get(name)
    if not of or value is None:
        return value
    to = registry[kind][name].refers
    named = lookup.values(to, str(value))
    return _told(registry, to, of, named, lookup) if named else None


def _is_own(registry: Registry, institution: str, kind: str, id: str, lookup: Lookup) -> bool:
    return id == institution if kind == _INSTITUTION else is_their_person(registry, institution, id, lookup)


def is_their_person(registry: Registry, institution: str, person: str, lookup: Lookup) -> bool:
    values = lookup.values(_PERSON, person)
    return values is not None and is_theirs(registry, institution, _PERSON, person, values, lookup)


def _named(registry: Registry, kind: str, names: Iterable[str], values: Values) -> list[tuple[str, str]]:
    """(kind, id) of the records to which these references point."""
    references = [(registry[kind][name].refers, values.get(name)) for name in names]
    return [(refers, str(value)) for refers, value in references if value]


def _at(registry: Registry, kind: str, places: Iterable[str], values: Values, lookup: Lookup) -> list[tuple[str, str]]:
    """As `_named`, for references of the record or of one that it names, and so on."""
    told = (
        (end_of(registry, registry[kind], place)[1].refers, _told(registry, kind, place, values, lookup))
        for place in places
    )
    return [(refers, str(value)) for refers, value in told if value]


def _is_in_sight(registry: Registry, institution: str, kind: str, id: str, lookup: Lookup) -> bool:
    """Whether the institution gets to see a record that another one follows."""
    if kind == _INSTITUTION:
        return id == institution
    if kind == _PERSON and (
        is_their_person(registry, institution, id, lookup)
        or any(stay.get(side) == institution for stay in lookup.stays(id) for side in _SIDES)
    ):
        return True
    values = lookup.values(kind, id)
    if values is None or kind == _PERSON or not names_one(registry[kind], values):
        return False
    if _belongs_to(registry, institution, kind, values, lookup):  # let out or not
        return True
    if not is_let_out(registry, kind, values, lookup):
        return False
    followed = _named(registry, kind, registry[kind].follows, values)
    return any(_is_in_sight(registry, institution, to, one, lookup) for to, one in followed)
