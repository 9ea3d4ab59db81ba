"""The designs of one office: those that came with the program, its own versions, and the drafts it works on.

A version is a record whose contents never change; changing a design makes the next version. Why drafts are records of
another kind: docs/decisions/0017-designs.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from exchange_admin.documents.certificates.facts import ParticipationFacts, Trilingual
from exchange_admin.documents.designs.checks import design_problems, part_name, translation_problems, undrawable
from exchange_admin.documents.designs.design_files import read_design, write_design
from exchange_admin.documents.designs.images import TakenPicture, picture_of
from exchange_admin.documents.designs.paper_words import SENTENCES, sentence_keys
from exchange_admin.documents.designs.plain import from_json, to_json
from exchange_admin.documents.designs.spec import Block, DesignSpec, Paragraph
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Edit, Record, Step, removal
from exchange_admin.domain.values import check
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.attachments import attachment_values
from exchange_admin.services.certificates.design_catalogue import DesignCatalogue, DesignState
from exchange_admin.services.certificates.designs import unknown_kind
from exchange_admin.services.office_files import own_office
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import stop_at, there
from exchange_admin.services.used_designs import DRAFT, OWN, VERSION, WORK, design_removal_problems, own_id


@dataclass(frozen=True, slots=True)
class Designed:
    """What a verb did, and the id of the design that came of it."""

    changes: Changes
    id: str


class OfficeDesigns(Service[Parts]):
    """Reads and verbs; every verb is one journal step and refuses with RuleBroken, having changed nothing."""

    def __init__(self, parts: Parts, catalogue: DesignCatalogue) -> None:
        super().__init__(parts)
        self.catalogue = catalogue

    # drafts

    def copy(self, id: str, who: str, *, kind: str = "") -> Designed:
        """A draft of a new design that begins as `id`.

        With `kind` it is for that kind of paper alone. Where there is one kind, the sentences of the program's wording
        are written out, so that they can be changed.
        """
        spec = self.catalogue.spec(id)
        if kind and kind not in spec.kinds:
            raise RuleBroken(unknown_kind(kind))
        kinds = (kind,) if kind else spec.kinds
        spec = replace(spec, names=self._copied(spec.names), kinds=kinds)
        if len(kinds) == 1:
            spec = written_out(spec, self._wordings)
        return self._begun(self._origin.new_id(), spec, "design.copy", who)

    def new_version(self, id: str, who: str) -> Designed:
        """A draft of the next version of one's own design; the one that is there already when somebody works on it."""
        if not id.startswith(OWN):
            raise RuleBroken(Problem("design.not_own", "design", {"design": self.catalogue.name(id)}))
        family = self.catalogue.record(id).text("design_family")
        for draft in self._store.where(WORK, "design_family", [family]):
            if draft.live:
                return Designed(Changes(), f"{DRAFT}{draft.id}")
        return self._begun(family, self.catalogue.spec(id), "design.new_version", who)

    def save(self, draft: str, spec: DesignSpec, who: str) -> Changes:
        """Keeps a draft as it now is, whatever is still wrong with it. Raises RuleBroken: `design.not_a_draft`,
        `value.…` for characters that no field holds."""
        record = self.catalogue.record(draft)
        if record.kind != WORK or not record.live:
            raise RuleBroken(Problem("design.not_a_draft", "design", {"design": self.catalogue.name(draft)}))
        values = {name: value for name, value in _named(spec).items() if value != record[name]}
        if not values:
            return Changes()
        stop_at(check(self._registry[WORK], values, whole=False))
        return self._store.record(Step(who, "design.save", (Edit(WORK, record.id, values),)))

    def discard(self, draft: str, who: str) -> Changes:
        """Throws a draft away; undo brings it back."""
        record = self.catalogue.record(draft)
        if record.kind != WORK:
            raise RuleBroken(Problem("design.not_a_draft", "design", {"design": self.catalogue.name(draft)}))
        return self._store.record(Step(who, "design.discard", (removal(WORK, record.id),)))

    # between offices

    def export(self, id: str, path: Path) -> None:
        """Writes a design with its pictures into one file. Raises RuleBroken, FileNotWritten."""
        write_design(path, self.catalogue.spec(id), self.catalogue.image)

    def take_in(self, path: Path, who: str) -> Designed:
        """A draft of a new design from a file of another office, whatever is still wrong with it.

        Raises RuleBroken: `design.file`, `design.newer`, `design.unreadable`, `image.…`, `value.…` or of `undrawable`.
        """
        spec, pictures = read_design(path)
        stop_at(undrawable(spec))
        named = [(f"{spec.names.best('en')} {place}", one) for place, one in enumerate(pictures, 1)]
        edits = list(self._picture_edits(named))
        bytes_of = {one.name: one.content for one in pictures}
        contents = {edit.id: bytes_of[str(edit.values["sha256"])] for edit in edits}
        return self._begun(self._origin.new_id(), spec, "design.take_in", who, edits, contents)

    # versions

    def put_in_use(self, draft: str, who: str) -> Designed:
        """Makes a draft the next version of its design, never to be changed again; the version before is retired."""
        record = self.catalogue.record(draft)
        if record.kind != WORK or not record.live:
            raise RuleBroken(Problem("design.not_a_draft", "design", {"design": self.catalogue.name(draft)}))
        spec = from_json(record.text("spec"))
        stop_at([*design_problems(spec), *self._lost_images(spec)])
        family = record.text("design_family")
        before = self._store.where(VERSION, "design_family", [family])
        number = max((int(str(one["version"])) for one in before), default=0) + 1
        values = {
            **{name: value for name, value in _named(spec).items() if value},
            "design_family": family,
            "version": number,
            "paper_kinds": ",".join(spec.kinds),
            "state": DesignState.IN_USE.value,
        }
        stop_at(check(self._registry[VERSION], values, whole=True))
        id = self._origin.new_id()
        edits = [
            Edit(VERSION, id, values, new=True),
            removal(WORK, record.id),
            *(Edit(VERSION, one.id, {"state": "retired"}) for one in before if one.live and one["state"] == "in_use"),
        ]
        changes = self._store.record(Step(who, "design.put_in_use", tuple(edits)))
        return Designed(changes, own_id(id, str(values["spec"])))

    def retire(self, id: str, who: str) -> Changes:
        """No new papers from this version; those that are there are printed from it as ever."""
        return self._to(id, DesignState.RETIRED, "design.retire", who)

    def bring_back(self, id: str, who: str) -> Changes:
        """A retired version is used again; other versions of the same design are retired."""
        return self._to(id, DesignState.IN_USE, "design.bring_back", who)

    def remove(self, id: str, who: str) -> Changes:
        """Deletes a version. Raises RuleBroken with `design.has_papers` when any paper was ever issued from it."""
        record = self._version(id)
        stop_at(design_removal_problems(self._store, VERSION, record.id, record.values))
        return self._store.record(Step(who, "design.remove", (removal(VERSION, record.id),)))

    # pictures

    def add_image(self, path: Path, who: str) -> tuple[Changes, TakenPicture]:
        """Keeps a picture for designs; the same one is kept once. Raises RuleBroken with `image.…`."""
        picture = picture_of(path)
        edits = tuple(self._picture_edits([(path.stem, picture)]))
        contents = {edit.id: picture.content for edit in edits}
        changes = self._store.record(Step(who, "design.add_image", edits), contents) if edits else Changes()
        return changes, picture

    def set_logo(self, path: Path | None, who: str) -> Changes:
        """The logo on papers issued from now on; None takes it away. Raises RuleBroken with `image.…`."""
        return self._show(own_office(self._store), "logo_image", path, "design.set_logo", who)

    def set_signature(self, signatory: str, path: Path | None, who: str) -> Changes:
        """The scanned signature on papers that the signatory signs from now on; None takes it away."""
        record = there(self._store, "signatory", signatory)
        return self._show(record, "signature_image", path, "design.set_signature", who)

    # what it will look like

    def preview(self, spec: DesignSpec, facts: ParticipationFacts) -> bytes:
        """The page as it would be, whatever is wrong with it; RuleBroken only where none can be drawn."""
        stop_at(undrawable(spec))
        return self.catalogue.page_design(spec).as_it_is(facts)

    def check(self, spec: DesignSpec, papers: Sequence[ParticipationFacts]) -> tuple[Problem, ...]:
        """What will not fit or is missing: in the design itself, then on each of `papers` (such as `longest`).

        `field` of a problem names the part it is about, as `blocks.title`, or a fact of the paper.
        """
        if absurd := undrawable(spec):
            return tuple(absurd)
        languages = tuple(dict.fromkeys(language for paper in papers for language in paper.languages)) or LANGUAGES
        found = [*design_problems(spec), *translation_problems(spec, languages), *self._lost_images(spec)]
        design = self.catalogue.page_design(spec)
        for paper in papers:
            found += design.problems(paper)
        told = {(one.code, one.field, str(sorted(one.facts.items()))): one for one in found}
        return tuple(told.values())

    def _show(self, record: Record, field: str, path: Path | None, verb: str, who: str) -> Changes:
        picture = picture_of(path) if path else None
        if record.text(field) == (picture.name if picture else ""):
            return Changes()
        edits = list(self._picture_edits([(path.stem, picture)])) if path and picture else []
        contents = {edit.id: picture.content for edit in edits if picture}
        edits.append(Edit(record.kind, record.id, {field: picture.name if picture else None}))
        return self._store.record(Step(who, verb, tuple(edits)), contents)

    def _version(self, id: str) -> Record:
        record = self.catalogue.record(id)
        if record.kind != VERSION or not record.live:
            raise RuleBroken(Problem("design.not_own", "design", {"design": self.catalogue.name(id)}))
        return record

    def _to(self, id: str, state: DesignState, verb: str, who: str) -> Changes:
        record = self._version(id)
        if record["state"] == state:
            return Changes()
        edits = [Edit(VERSION, record.id, {"state": state.value})]
        if state is DesignState.IN_USE:
            others = self._store.where(VERSION, "design_family", [record["design_family"]])
            edits += [Edit(VERSION, one.id, {"state": "retired"}) for one in others if _is_in_use(one)]
        return self._store.record(Step(who, verb, tuple(edits)))

    def _begun(
        self,
        family: str,
        spec: DesignSpec,
        verb: str,
        who: str,
        pictures: Sequence[Edit] = (),
        contents: Mapping[str, bytes] = MappingProxyType({}),
    ) -> Designed:
        values = {**{name: value for name, value in _named(spec).items() if value}, "design_family": family}
        stop_at(check(self._registry[WORK], values, whole=True))
        id = self._origin.new_id()
        step = Step(who, verb, (*pictures, Edit(WORK, id, values, new=True)))
        return Designed(self._store.record(step, contents), f"{DRAFT}{id}")

    def _copied(self, names: Trilingual) -> Trilingual:
        said = {
            language: self._wordings[language].say("design.copy_of", {"name": names.get(language)})[:120]
            for language in LANGUAGES
            if names.get(language)
        }
        return Trilingual(**said)

    def _picture_edits(self, pictures: Sequence[tuple[str, TakenPicture]]) -> Iterator[Edit]:
        for title, picture in {picture.name: (title, picture) for title, picture in pictures}.values():
            if self.catalogue.image(picture.name) is None:
                title = title[:100].strip() or "picture"
                values = attachment_values(self._registry, f"{title}{picture.ending}", picture.content, {})
                yield Edit("attachment", self._origin.new_id(), values, new=True)

    def _lost_images(self, spec: DesignSpec) -> list[Problem]:
        lost = [name for name in sorted(spec.images) if self.catalogue.image(name) is None]
        parts = (_shown_in(spec, name) for name in lost)
        return [Problem("design.image_lost", part, {"part": part_name(part)}) for part in parts]


def written_out(spec: DesignSpec, wordings: Mapping[str, Wording]) -> DesignSpec:
    """The design with the sentences of the wording for its one kind of paper in place of `{title}` and `{body}`."""

    def spoken(said: Trilingual, language: str) -> str:
        return _spoken(said.best(language), spec.kinds[0], wordings[language])

    def paragraph(one: Paragraph) -> Paragraph:
        held = any(f"{{{name}}}" in one.text.best("en") for name in SENTENCES)
        return replace(one, text=Trilingual(**{each: spoken(one.text, each) for each in LANGUAGES})) if held else one

    def block(one: Block) -> Block:
        return replace(one, paragraphs=tuple(map(paragraph, one.paragraphs)))

    return replace(spec, blocks=tuple(map(block, spec.blocks)))


def _spoken(text: str, kind: str, words: Wording) -> str:
    for name in SENTENCES:
        key = next((key for key in sentence_keys(kind, name) if key in words), "")
        if key and isinstance(said := words.raw(key), str):
            text = text.replace(f"{{{name}}}", said)
    return text


def _named(spec: DesignSpec) -> dict[str, Value]:
    names = {f"name_{language}": spec.names.get(language) or None for language in LANGUAGES}
    return {**names, "spec": to_json(spec)}


def _shown_in(spec: DesignSpec, image: str) -> str:
    parts = [("background", spec.background), *((f"pictures.{one.name}", one.image) for one in spec.pictures)]
    parts += [(f"signatories.{place}", one.image) for place, one in enumerate(spec.signatories)]
    return next((part for part, name in parts if name == image), "")


def _is_in_use(record: Record) -> bool:
    return record.live and record["state"] == "in_use"
