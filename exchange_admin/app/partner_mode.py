"""A partner's own file in the window: the areas of somebody who takes data, and what is read-only there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from exchange_admin.domain.fields import Registry, Side, Value
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.listings import LINKED
from exchange_admin.domain.rules.partner_scope import takes
from exchange_admin.domain.steps import Record
from exchange_admin.services.office_files import office_of
from exchange_admin.store import Store
from exchange_admin.ui.limits import Limits
from exchange_admin.ui.presentation import COMMITTEE_AREA, PROJECT_AREA, Area
from exchange_admin.ui.words import QT_TRANSLATE_NOOP

PARTNER_AREAS = (
    Area("person", "people", ("person",), "users"),
    Area("mobility", "people", ("mobility",), "plane-takeoff"),
    Area("institution", "partners", ("institution", "unit", "contact"), "building-2"),
    Area("agreement", "partners", ("agreement",), "handshake"),
    Area(
        "language",
        "learning",
        ("exam_result", "language_enrolment"),
        "languages",
        QT_TRANSLATE_NOOP("Areas", "Language training"),
    ),
    Area("credit", "learning", ("transcript",), "file-text"),
    Area(
        "listing",
        "cooperation",
        ("listing", "interest", "glossary_term", "speciality_link"),
        "tag",
        QT_TRANSLATE_NOOP("Areas", "Offers and needs"),
    ),
    PROJECT_AREA,
    COMMITTEE_AREA,
)


_NOTHING: Mapping[str, Value] = MappingProxyType({})


def _led(registry: Registry, kind: str, way: str) -> tuple[str, str]:
    """The kind and the field at the end of a way such as `meeting_id.body_id.lead_institution_id`."""
    *references, field = way.split(".")
    for one in references:
        kind = registry[kind][one].refers
    return kind, field


class PartnerLimits(Limits):
    """The rule of the package scope, asked in the file of one institution."""

    areas: Sequence[Area] = PARTNER_AREAS

    def __init__(self, store: Store, registry: Registry) -> None:
        super().__init__(store.institution)
        self._store, self._registry = store, registry

    def shows(self, kind: str) -> bool:
        return any(kind in area.kinds for area in self.areas)

    def may_add(self, kind: str) -> bool:
        return takes(self._registry, kind) and not self.why_not_add(kind)

    def why_not_add(self, kind: str, given: Mapping[str, Value] = _NOTHING) -> str:
        """Members, meetings and decisions are written by whoever leads what they are of."""
        ways = self._ways(kind)
        if not ways:
            return ""
        if not any(self._leads(*_led(self._registry, kind, way)) for way in ways):
            return "committee.window.leads_none"
        for field in self._registry[kind].references:
            among = self.among(kind, field.refers) if given.get(field.name) else None
            if among is not None and given[field.name] not in among:
                return "committee.window.led_by_another"
        return ""

    def among(self, kind: str, refers: str) -> Collection[str] | None:
        described, ways = self._registry[kind], self._ways(kind)
        names = {field.name for field in described.references if field.refers == refers}
        own = (self._store.institution,)
        begun = [way.partition(".") for way in ways]
        if not ways or not names & {*described.of_one, *(name for name, _, _ in begun)}:
            return None
        queries = [Query(refers, filters=(Filter(rest, Test.IS, own),)) for name, _, rest in begun if name in names]
        return frozenset(one.id for query in queries for one in self._store.records(query))

    def _ways(self, kind: str) -> Sequence[str]:
        """How whoever leads what records of a kind are of is found; nothing where somebody else writes them too."""
        ways = self._registry[kind].theirs if takes(self._registry, kind) else ()
        return ways if all("." in way for way in ways) else ()

    def _leads(self, kind: str, field: str) -> bool:
        own = Filter(field, Test.IS, (self._store.institution,))
        return bool(self._store.ids(Query(kind, filters=(own,))))

    def may_change(self, record: Record) -> bool:
        store = self._store
        return store.exchange.theirs(store.institution, record.kind, record.id, record.values)

    def may_attach(self, record: Record, by: str) -> bool:
        """Also with what the office keeps: a signed scan of an agreement."""
        store = self._store
        return store.exchange.theirs(store.institution, "attachment", "", {by: record.id})

    def keeper(self, kind: str) -> str:
        return "" if takes(self._registry, kind) else office_of(self._store)

    def decided_elsewhere(self, record: Record) -> frozenset[str]:
        kind, own = self._registry[record.kind], self._store.institution
        ours = {side for side, name in kind.sides if record[name] == own}
        return frozenset(field.name for field in kind.fields if field.owner is not Side.ANY and field.owner not in ours)

    def defaults(self, kind: str) -> Mapping[str, Value]:
        """A college takes its own people, and the stays for which it sends them to its office, where that is a college
        too."""
        from exchange_admin.services.shown_areas import TEACHING  # a start begins no record

        own, office = self._store.institution, self._store.get("institution", office_of(self._store))
        host = office.id if office is not None and office["kind"] in TEACHING else None
        sent: Mapping[str, Value] = {"sending_institution_id": own, "receiving_institution_id": host}
        begun: Mapping[str, Mapping[str, Value]] = {
            "person": {"home_institution_id": own},
            **{one: {"lead_institution_id": own} for one in ("body", "project")},
            "output": {"author_institution_id": own},
            "task": {"share": "shared"},  # nothing is kept for oneself here
            "mobility": sent if host else {**sent, "direction": "outgoing"},  # an office that hosts sees it come in
            "transcript": {"institution_id": own},
            "speciality_link": {"institution_id": own, "institution_word": LINKED},
            **{one: {"institution_id": own} for one in ("listing", "glossary_term", "unit", "contact")},
        }
        return begun.get(kind, {})
