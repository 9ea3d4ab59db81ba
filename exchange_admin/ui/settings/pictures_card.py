"""The pictures that papers show: the logo of the office and the scanned signature of each signatory."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Level
from exchange_admin.domain.queries import Query
from exchange_admin.services.office import Office
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.field_problem import FieldProblem
from exchange_admin.ui.widgets.labels import Card, ElidedLabel, Label, column, row
from exchange_admin.ui.words import Retranslated

LOGO = ""
"""Whose picture it is: the office's, else the id of a signatory."""


class _Thumbnail(QWidget):
    """A picture on paper, which is white in every theme."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.picture = QImage()
        self.setFixedSize(QSize(look.px(112), look.px(48)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painting.rounded(painter, box, look.px(6), theme.sunken if self.picture.isNull() else "#FFFFFF", theme.line)
        if self.picture.isNull():
            return
        room = box.adjusted(4, 4, -4, -4)
        size = self.picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        spot = QRectF(0, 0, size.width(), size.height())
        spot.moveCenter(room.center())
        painter.drawImage(spot, self.picture)


class PictureLine(QWidget):
    """One picture: whose it is, what it looks like, another one, none."""

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(self, look: Look, whose: str) -> None:
        super().__init__()
        self.whose, self.name = whose, ""
        self.label, self.thumbnail = ElidedLabel(look, 13), _Thumbnail(look)
        self.choose, self.remove = Button(look, kind="small"), Button(look, kind="ghost")
        self.problem = FieldProblem(look)
        line = row(spacing=look.px(10)).add((self.label, 1), self.thumbnail, self.choose, self.remove)
        keep = self.remove.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(keep)
        self.remove.hide()
        column(self, spacing=look.px(2)).add(line, self.problem)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, label: str, choose: str, remove: str) -> None:
        self.label.setText(label)
        self.choose.say(choose)
        self.choose.setAccessibleName(f"{label}: {choose}")
        self.remove.say(remove)
        self.remove.setAccessibleName(f"{label}: {remove}")

    def show_picture(self, name: str, picture: QImage) -> None:
        self.name = name
        self.thumbnail.picture = picture
        self.thumbnail.update()
        self.remove.setVisible(not picture.isNull())

    def _choose(self) -> None:
        self.chosen.emit(self.whose)

    def _remove(self) -> None:
        self.removed.emit(self.whose)


class PicturesCard(Retranslated, Card):
    """Designs show them where they have a place for them; papers already issued keep what they were issued with."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._hint = Label(desk.look, 12, tone="ink3", wraps=True)
        self.lines: dict[str, PictureLine] = {}
        self._setting = LOGO
        self.body.setSpacing(desk.look.px(8))
        self.body.addWidget(self._hint)
        desk.feed.changed.connect(self._on_changes)
        self.retranslate()

    def refresh(self) -> None:
        """The logo, and a line for each signatory."""
        names = self._names()
        if list(self.lines) != list(names):
            self._make_lines(list(names))
        self._say()
        self._load({whose: name for whose, name in names.items() if self.lines[whose].name != name})

    def retranslate(self) -> None:
        self.title.setText(self.tr("Pictures on certificates"))
        self._hint.setText(
            self.tr("Shown by designs that have a place for them. PNG or JPEG; a signature is best on white or clear.")
        )
        self._say()

    def choose(self, whose: str) -> None:
        """Asks for a file and takes the picture from it."""
        preferences = self._desk.preferences
        path = self._desk.ask.file_to_open(
            self.tr("Choose a picture"), preferences.files_folder, self.tr("Pictures (*.png *.jpg *.jpeg)")
        )
        if path is not None:
            preferences.files_folder = str(path.parent)
            self._set(whose, path)

    def remove(self, whose: str) -> None:
        self._set(whose, None)

    def _set(self, whose: str, path: Path | None) -> None:
        who, self._setting = self._desk.who(), whose

        def take(apart: Office, _: Task) -> Changes:
            if whose == LOGO:
                return apart.designs.set_logo(path, who)
            return apart.designs.set_signature(whose, path, who)

        self._desk.write(take).start_telling(self._was_set, self._refused)

    def _was_set(self, changes: Changes) -> None:
        for line in self.lines.values():
            line.problem.clear()
        self._desk.feed.publish(changes, self)
        self.refresh()

    def _refused(self, error: Exception) -> None:
        line = self.lines.get(self._setting)
        if line is not None:
            line.problem.say(self._desk.reason(error), Level.BLOCKS)

    def _load(self, wanted: dict[str, str]) -> None:
        """Reads the pictures that are not on screen yet."""

        def load(apart: Office, _: Task) -> list[tuple[str, str, QImage]]:
            image = apart.design_catalogue.image
            return [(whose, name, QImage.fromData((name and image(name)) or b"")) for whose, name in wanted.items()]

        if wanted:
            self._desk.read(load).start_telling(self._loaded)

    def _loaded(self, pictures: object) -> None:
        assert isinstance(pictures, list)
        for whose, name, picture in pictures:
            if whose in self.lines:
                self.lines[whose].show_picture(name, picture)

    def _names(self) -> dict[str, str]:
        """Whose picture, and what it is kept under; empty for none."""
        desk = self._desk
        found = {}
        for kind, field in (("office", "logo_image"), ("signatory", "signature_image")):
            rows = desk.lists.rows(kind, desk.lists.ids(Query(kind)), (), desk.language)
            for row_ in rows.values():
                whose = LOGO if kind == "office" else row_.id
                found[whose] = desk.records.get(kind, row_.id).text(field)
        return found

    def _make_lines(self, whose: list[str]) -> None:
        self.body.take_out(*self.lines.values())
        self.lines = {one: PictureLine(self._desk.look, one) for one in whose}
        for line in self.lines.values():
            line.chosen.connect(self.choose)
            line.removed.connect(self.remove)
            self.body.addWidget(line)

    def _say(self) -> None:
        desk = self._desk
        for whose, line in self.lines.items():
            name = desk.label("signatory", whose) if whose else ""
            signature = self.tr("Signature: {name}").replace("{name}", name)
            line.say(signature if whose else self.tr("Logo of the office"), self.tr("Choose…"), self.tr("Remove"))

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if origin is not self and self.isVisible() and {"office", "signatory"} & changes.ids.keys():
            self.refresh()
