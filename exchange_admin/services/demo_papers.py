"""Papers in the demo: every kind that the office issues, labels, sheets of a language group, and what verifies them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.fonts import Fonts
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS, RECORD_KINDS
from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.codes import write_key, write_key_sheet, write_page, write_revocations
from exchange_admin.services.certificates.paper_facts import PaperOrder
from exchange_admin.services.certificates.selection import Selection, made_of
from exchange_admin.services.labels import LABEL_KINDS, LabelOrder
from exchange_admin.services.lessons.group_sheet import SHEETS
from exchange_admin.services.office import Office

GROUP = "А2-1"
_TAUGHT = "group:А1-1"
"""A group whose lessons have been held; people and results of `GROUP` come with the workbooks only."""
_HANDED_OVER = "language_course"
_LANGUAGES = ("zh", "ru")
_GRID = "70x37"


@dataclass
class PaperScene:
    """Leaves its papers in `folder`, in Chinese and Russian side by side."""

    office: Office
    folder: Path
    who: str
    today: date
    wanted: Sequence[Mapping[str, str]]
    """The kinds that are issued, each `kind` `for` a selection."""
    issued: dict[str, Sequence[str]] = field(default_factory=dict)
    """Ids of the papers of each kind that the demo issued."""

    def kinds(self, cases: Mapping[str, str]) -> Sequence[tuple[str, Selection]]:
        """Every kind that is issued, and for whom; `cases` are records by the kind of paper that is made of them."""
        chosen = [(one["kind"], self.office.selector.select([one["for"]])) for one in self.wanted]
        return [*chosen, *((kind, made_of(kind, [id])) for kind, id in cases.items())]

    def issue(self, kind: str, selection: Selection, made: dict[str, object]) -> Sequence[Path]:
        """One PDF with a paper for everybody who is ready."""
        target = self._target(kind)
        order = PaperOrder(kind, _LANGUAGES, self.today)
        issued = self.office.issuing.issue(selection, order, self.who, target=target)
        self.issued[kind] = issued.ids
        made |= {"file": target.name, "issued": len(issued.numbers), "left_out": len(issued.left_out)}
        return [target]

    def hand_over(self, made: dict[str, object]) -> Sequence[Path]:
        """Papers are printed and signed, and people sign for them on a list; noting it hands over the papers on it."""
        register, papers = self.office.certificates, self.issued[_HANDED_OVER]
        register.printed(papers, self.who)
        register.signed(papers, self.who)
        paths = self.issue("handover_list", made_of("handover_list", papers), made)
        register.hand_over(self.issued["handover_list"], self.who, on=self.today)
        return paths

    def print_again(self, made: dict[str, object]) -> list[Path]:
        """What stands in the register of other kinds, from its frozen facts."""
        paths = []
        for kind in (*PAPER_KINDS, *RECORD_KINDS):
            if kind in self.issued:
                continue
            papers = [one for one in self.office.store.where("certificate", "kind", [kind]) if one.live]
            if not papers:
                continue
            write_bytes(self._target(kind), self.office.certificates.pdf([one.id for one in papers]))
            made[kind] = len(papers)
            paths.append(self._target(kind))
        return paths

    def label(self, made: dict[str, object]) -> list[Path]:
        """Envelopes and badges for the people of a language group."""
        selection, paths = self.office.selector.select([_TAUGHT]), []
        for kind in LABEL_KINDS:
            path = self.folder / f"labels_{kind}.pdf"
            made[kind] = self.office.labels.write(selection, LabelOrder(kind, _GRID, _LANGUAGES), path)
            paths.append(path)
        return paths

    def group_sheets(self, language: str, made: dict[str, object]) -> list[Path]:
        """Every sheet of a language group."""
        (group,) = self.office.store.where("language_group", "code", [_TAUGHT.partition(":")[2]])
        paths = []
        for sheet in SHEETS:
            path = self.folder / f"group_{sheet}.pdf"
            self.office.group_papers.write(group.id, sheet, language, path)
            paths.append(path)
        made["sheets"] = list(SHEETS)
        return paths

    def verify(
        self, resources: Path, wordings: Mapping[str, Wording], language: str, made: dict[str, object]
    ) -> list[Path]:
        """What somebody needs who checks these papers without this office: key, page for a browser, revocations."""
        names = ("office.pub", "office_key.pdf", "verify.html", "revocations.txt")
        key, sheet, page, revoked = (self.folder / name for name in names)
        codes = self.office.codes
        made["fingerprint"] = write_key(codes, key).fingerprint
        write_key_sheet(codes, sheet, Fonts(resources / "fonts"), wordings, language, self.today)
        write_page(codes, page, resources, wordings, language, self.today)
        made["revoked"] = len(write_revocations(codes, revoked, self.today))
        return [key, sheet, page, revoked]

    def _target(self, kind: str) -> Path:
        return self.folder / f"certificates_{kind}.pdf"
