"""Which designs an office has: those that came with the program, versions of its own, drafts. Reads only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.designs.page_design import PageDesign
from exchange_admin.documents.designs.plain import from_json
from exchange_admin.documents.designs.ready import ReadyDesign
from exchange_admin.documents.designs.spec import DesignSpec
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.typesetting import Typesetter
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.certificates.designs import Design, ReadyDesigns, unknown_kind
from exchange_admin.services.certificates.paper_facts import trilingual
from exchange_admin.services.parts import Parts
from exchange_admin.services.used_designs import DRAFT, OWN, VERSION, WORK, own_id


class DesignState(StrEnum):
    """`ready` came with the program; the others are the office's own."""

    READY = "ready"
    DRAFT = "draft"
    IN_USE = "in_use"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class ListedDesign:
    """`id` is what papers and commands name it by. `papers` were issued from it. `languages` is for how many it has
    room. `paper` and `editable` tell of designs that are data; others can only be used."""

    id: str
    family: str
    version: int
    names: Trilingual
    kinds: tuple[str, ...]
    state: DesignState
    papers: int = 0
    paper: str = "A4"
    languages: int = 3
    editable: bool = True


@dataclass(frozen=True, slots=True)
class OfferedDesigns:
    """Designs that new papers may be drawn with, and which of them the office usually takes for each kind."""

    designs: tuple[ListedDesign, ...] = ()
    usual: Mapping[str, str] = field(default_factory=dict)


class DesignCatalogue:
    """The designs of one office file, and what draws them."""

    def __init__(self, parts: Parts, fonts: Fonts, ready: Sequence[ReadyDesign], coded: Sequence[Design]) -> None:
        """`coded` are designs that are no data: certificates of the first version and letters."""
        self._store, self._wordings, self._fonts, self._coded = parts.store, parts.wordings, fonts, coded
        self._set = Typesetter(fonts)
        self._ready = {one.id: one for one in ready}
        self._drawn: dict[str, Design] = {}

    def designs(self, kind: str = "") -> tuple[ListedDesign, ...]:
        """All of them, or those that print `kind`: own in use first, then drafts, ready ones, retired ones."""
        papers = self._store.counts("certificate", "design")
        found = [*self._own(), *self._drafts(), *self._ready_ones()]
        listed = (replace(one, papers=papers.get(one.id, 0)) for one in found)
        return tuple(sorted((one for one in listed if not kind or kind in one.kinds), key=_in_lists))

    def listed(self, id: str) -> ListedDesign:
        """Raises RuleBroken with `design.unknown`."""
        for one in self.designs():
            if one.id == id:
                return one
        raise RuleBroken(_unknown(id))

    def find(self, typed: str) -> str:
        """The id of the design with this id or name. Raises RuleBroken with `design.unknown`."""
        listed = self.designs()
        wanted = typed.strip().casefold()
        for one in listed:
            if wanted in {one.id, one.id.partition("@")[0], *(one.names.get(each).casefold() for each in LANGUAGES)}:
                return one.id
        raise RuleBroken(_unknown(typed))

    def called(self, id: str) -> Design | None:
        """As `DesignShelf.called`."""
        if id not in self._drawn and (design := self._made(id)):
            self._drawn[id] = design
        return self._drawn.get(id)

    def offered(self) -> OfferedDesigns:
        """Ready ones and those in use."""
        designs = tuple(one for one in self.designs() if one.state in (DesignState.READY, DesignState.IN_USE))
        kinds = dict.fromkeys(kind for one in designs for kind in one.kinds)
        return OfferedDesigns(designs, {kind: self.for_kind(kind).id for kind in kinds})

    def for_kind(self, kind: str, wanted: str = "") -> Design:
        """As `DesignShelf.for_kind`: without a wish the office's own design in use, the newest on A4."""
        if not wanted:
            own = [one for one in self._own() if one.state is DesignState.IN_USE and kind in one.kinds]
            newest = sorted(own, key=lambda one: (one.paper == "A4", one.id), reverse=True)
            design = self.called(newest[0].id) if newest else None
            return design or ReadyDesigns(self._all_ready()).for_kind(kind)
        found = self.called(wanted)
        if found is None:
            raise RuleBroken(_unknown(wanted))
        if kind not in found.kinds:
            raise RuleBroken(unknown_kind(kind))
        if wanted.startswith(OWN) and self.listed(wanted).state is not DesignState.IN_USE:
            raise RuleBroken(Problem("design.not_in_use", "design", {"design": self.name(wanted)}))
        return found

    def spec(self, id: str) -> DesignSpec:
        """Raises RuleBroken: `design.unknown`, `design.no_data` for a design that is none, `design.unreadable`."""
        if id in self._ready:
            return self._ready[id].spec
        if any(design.id == id for design in self._coded):
            raise RuleBroken(Problem("design.no_data", "design", {"design": self.name(id)}))
        return from_json(self.record(id).text("spec"))

    def page_design(self, spec: DesignSpec, id: str = "") -> PageDesign:
        """What draws papers of this design."""
        return PageDesign(spec, self.image, self._fonts, self._wordings, id=id, typesetter=self._set)

    def image(self, name: str) -> bytes | None:
        """The picture with this SHA-256."""
        for record in self._store.where("attachment", "sha256", [name]):
            if (content := self._store.attachments.get(record.id)) is not None:
                return content
        return None

    def _own(self) -> Iterator[ListedDesign]:
        for record in self._store.records(Query(VERSION)):
            id, version = own_id(record.id, record.text("spec")), int(str(record["version"]))
            yield _of_record(record, id, version, DesignState(record.text("state")))

    def _drafts(self) -> Iterator[ListedDesign]:
        for record in self._store.records(Query(WORK)):
            before = self._store.where(VERSION, "design_family", [record.text("design_family")])
            version = max((int(str(one["version"])) for one in before), default=0) + 1
            yield _of_record(record, f"{DRAFT}{record.id}", version, DesignState.DRAFT)

    def _ready_ones(self) -> Iterator[ListedDesign]:
        for design in self._coded:
            family, _, version = design.id.rpartition("/")
            said = {language: _name(self._wordings[language], family, design.kinds[0]) for language in LANGUAGES}
            names, kinds, state = Trilingual(**said), tuple(design.kinds), DesignState.READY
            yield ListedDesign(design.id, family, int(version), names, kinds, state, editable=False)
        for one in self._ready.values():
            yield _of_spec(one.spec, one.id, one.family, one.version, one.spec.names, DesignState.READY)

    def _all_ready(self) -> list[Design]:
        """Data, which an office can copy, before code, from which earlier papers were issued."""
        return [*(self.page_design(one.spec, one.id) for one in self._ready.values()), *self._coded]

    def _made(self, id: str) -> Design | None:
        if not id.startswith(OWN):
            return next((design for design in self._all_ready() if design.id == id), None)
        record = self._store.get(VERSION, id.removeprefix(OWN).partition("@")[0])
        if record is None:
            return None
        if own_id(record.id, record.text("spec")) != id:
            raise RuleBroken(Problem("design.altered", "design", {"design": trilingual(record, "name").best("en")}))
        return self.page_design(from_json(record.text("spec")), id)

    def record(self, id: str) -> Record:
        """The record of one's own version or draft, deleted ones too: papers are printed from them.

        Raises RuleBroken: `design.not_own`, `design.unknown`.
        """
        kind = VERSION if id.startswith(OWN) else WORK
        plain = id.removeprefix(OWN).removeprefix(DRAFT).partition("@")[0]
        record = self._store.get(kind, plain) if id.startswith((OWN, DRAFT)) else None
        if record is None:
            known = id in self._ready or any(design.id == id for design in self._coded)
            raise RuleBroken(Problem("design.not_own", "design", {"design": self.name(id)}) if known else _unknown(id))
        return record

    def name(self, id: str) -> str:
        named = next((one.names for one in self.designs() if one.id == id), None)
        return named.best("en") if named else id


def _of_record(record: Record, id: str, version: int, state: DesignState) -> ListedDesign:
    spec = from_json(record.text("spec"))
    return _of_spec(spec, id, record.text("design_family"), version, trilingual(record, "name"), state)


def _of_spec(
    spec: DesignSpec, id: str, family: str, version: int, names: Trilingual, state: DesignState
) -> ListedDesign:
    return ListedDesign(id, family, version, names, spec.kinds, state, paper=spec.paper, languages=spec.most_languages)


def _name(words: Wording, family: str, kind: str) -> str:
    """A design of one kind of paper alone is called as the paper is."""
    key = f"design.name.{family}"
    return words.say(key) if key in words else words.choice("certificate_kind", kind)


_ORDER = (DesignState.IN_USE, DesignState.DRAFT, DesignState.READY, DesignState.RETIRED)


def _in_lists(one: ListedDesign) -> tuple[int, str, bool, int]:
    return _ORDER.index(one.state), one.names.best("en").casefold(), one.paper == "A3", -one.version


def _unknown(id: str) -> Problem:
    return Problem("design.unknown", "design", {"design": id[:80]})
