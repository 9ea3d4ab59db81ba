"""Which design new papers are drawn with, and on which paper where it comes in two sizes; kept for each kind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from exchange_admin.services.certificates.design_catalogue import ListedDesign, OfferedDesigns
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.labels import Label, column
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.widgets.segments import Segments
from exchange_admin.ui.words import Retranslated

PAPERS = ("A4", "A3")


class DesignChoice(Retranslated, QFrame):
    """`changed` when another design is meant. Designs of one name on A4 and A3 are one entry with a choice of paper."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self._kind = ""
        self._offered = OfferedDesigns()
        self._usual = ""
        self._designs: tuple[ListedDesign, ...] = ()
        self._title, self._paper_title = Label(look, 12, MEDIUM, "ink3"), Label(look, 12, MEDIUM, "ink3")
        self.design = QuietCombo(letters=8)
        self.paper = Segments(look, PAPERS)
        column(self, spacing=look.px(4)).add(self._title, self.design, self._paper_title, self.paper)
        self.design.activated.connect(self._chosen)
        self.paper.chosen.connect(self._chosen)
        self.retranslate()

    def offer(self, offered: OfferedDesigns) -> None:
        """Those that new papers may be drawn with."""
        self._offered = offered
        self._fill()

    def use_kind(self, kind: str) -> None:
        """The designs of a kind of paper; the one that was chosen for it last comes first."""
        if kind != self._kind:
            self._kind = kind
            self._fill()

    def id(self) -> str:
        """The chosen design; empty for the one that the office usually takes."""
        chosen = self._chosen_one()
        return chosen.id if chosen is not None and chosen.id != self._usual else ""

    def paper_size(self) -> str:
        """Of the pages of the chosen design."""
        chosen = self._chosen_one()
        return chosen.paper if chosen is not None else "A4"

    def retranslate(self) -> None:
        self._title.setText(self.tr("Design"))
        self.design.setAccessibleName(self.tr("Design"))
        self._paper_title.setText(self.tr("Paper"))
        for paper in PAPERS:
            self.paper.say(paper, paper)
        self._fill()

    def _fill(self) -> None:
        self._designs = tuple(one for one in self._offered.designs if self._kind in one.kinds)
        self._usual = self._offered.usual.get(self._kind, "")
        ids = [one.id for one in self._designs]
        kept = self._desk.preferences.design_for(self._kind)
        wanted = next((id for id in (kept, self._usual) if id in ids), "")
        self.design.clear()
        for name in dict.fromkeys(self._name(one) for one in self._designs):
            self.design.addItem(name, name)
        chosen = next((one for one in self._designs if one.id == wanted), None)
        if chosen is not None:
            self.design.setCurrentIndex(self.design.findData(self._name(chosen)))
            self.paper.set_current(chosen.paper)
        self._show_papers()
        self.setVisible(len(self._designs) > 1)

    def _name(self, design: ListedDesign) -> str:
        """Versions of one design have one name, and only one of them is in use."""
        return design.names.best(self._desk.language)

    def _of_name(self) -> Sequence[ListedDesign]:
        return [one for one in self._designs if self._name(one) == self.design.currentData()]

    def _chosen_one(self) -> ListedDesign | None:
        there = self._of_name()
        fitting = (one for one in there if one.paper == self.paper.current())
        return next(fitting, there[0] if there else None)

    def _show_papers(self) -> None:
        papers = {one.paper for one in self._of_name()}
        several = len(papers) > 1
        if papers and self.paper.current() not in papers:
            self.paper.set_current(min(papers, key=PAPERS.index))
        for part in (self._paper_title, self.paper):
            part.setVisible(several)

    def _chosen(self, *_: object) -> None:
        self._show_papers()
        chosen = self._chosen_one()
        if chosen is not None:
            self._desk.preferences.keep_design(self._kind, chosen.id)
        self.changed.emit()
