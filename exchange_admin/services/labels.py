"""Envelope labels and name badges for people of a selection. Nothing is numbered or recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.labels.grid import LabelGrid
from exchange_admin.documents.labels.pages import LabelPages, LabelText
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.names import NameParts
from exchange_admin.services.certificates.paper_facts import holder_name, trilingual
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.parts import Parts
from exchange_admin.services.stored import NO_RECORD, got

ENVELOPE, BADGE = "envelope", "badge"
LABEL_KINDS = (ENVELOPE, BADGE)


@dataclass(frozen=True, slots=True)
class LabelOrder:
    """`kind` is one of LABEL_KINDS, `grid` the id of a grid, `start` the first label that is still on the sheet."""

    kind: str
    grid: str
    languages: tuple[str, ...]
    start: int = 1


class Labels:
    """Reads the records of one office file only."""

    def __init__(self, parts: Parts, pages: LabelPages, grids: Sequence[LabelGrid]) -> None:
        self._store, self._names, self._wordings = parts.store, parts.names, parts.wordings
        self._pages, self.grids = pages, tuple(grids)

    def grid(self, id: str) -> LabelGrid:
        """Raises RuleBroken with `labels.unknown_grid`."""
        found = next((one for one in self.grids if one.id == id), None)
        if found is None:
            known = ", ".join(one.id for one in self.grids)
            raise RuleBroken(Problem("labels.unknown_grid", "grid", {"typed": id, "known": known}))
        return found

    def texts(self, selection: Selection, order: LabelOrder) -> list[LabelText]:
        """What stands on the labels, in the order of names; each person once. People without a name have none."""
        if not order.languages or not set(order.languages) <= set(LANGUAGES):
            raise RuleBroken(Problem("certificate.no_language", "languages"))
        chosen = self._people(selection).items()
        people = [(got(self._store, "person", person), programme) for person, programme in chosen]
        people.sort(key=lambda pair: self._names.sort_key(NameParts.of(pair[0].values)))
        texts = [self._text(person, programme, order) for person, programme in people]
        return [text for text in texts if text.names]

    def pdf(self, selection: Selection, order: LabelOrder) -> tuple[bytes, int]:
        """The sheets, and how many labels stand on them. Raises RuleBroken: `labels.…`, `transcript.missing_glyph`."""
        texts, lead = self.texts(selection, order), order.languages[0]
        title = self._wordings[lead].say(f"labels.kind.{order.kind}")
        data = self._pages.pdf(
            texts,
            self.grid(order.grid),
            title=title,
            language=lead,
            start=order.start,
            badges=order.kind == BADGE,
        )
        return data, len(texts)

    def write(self, selection: Selection, order: LabelOrder, target: Path) -> int:
        """Writes the file whole; how many labels. Raises as `pdf`, FileNotWritten."""
        data, count = self.pdf(selection, order)
        write_bytes(target, data)
        return count

    def _people(self, selection: Selection) -> dict[str, Record]:
        """Person to the programme or language course that they were chosen by, an empty record where there is none."""
        kept = self._store.entries().kept
        found: dict[str, Record] = {}
        for stay in self._store.many("mobility", selection.mobilities).values():
            found.setdefault(kept(stay.text("person_id")), got(self._store, "programme", stay["programme_id"]))
        for enrolment in self._store.many("language_enrolment", selection.enrolments).values():
            group = got(self._store, "language_group", enrolment["language_group_id"])
            course = got(self._store, "language_course", group["language_course_id"])
            found.setdefault(kept(enrolment.text("person_id")), course)
        for person in selection.people:
            found.setdefault(kept(person), NO_RECORD)
        return found

    def _text(self, person: Record, programme: Record, order: LabelOrder) -> LabelText:
        names = tuple(name for _, name in holder_name(person).in_order())
        institution = got(self._store, "institution", person["home_institution_id"])
        lines = [
            *_said(trilingual(programme, "name"), order.languages),
            *_said(trilingual(institution, "name"), order.languages),
        ]
        if order.kind == ENVELOPE:
            lines += [line.strip() for line in institution.text("address").splitlines() if line.strip()]
        return LabelText(names, tuple(lines))


def _said(text: Trilingual, languages: Sequence[str]) -> list[str]:
    """In each language, equal texts once."""
    return list(dict.fromkeys(said for language in languages if (said := text.best(language))))
