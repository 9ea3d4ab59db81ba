"""The editor of a design: parts at the left, the page as it will be printed in the middle, settings at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.certificates.design_catalogue import ListedDesign
from exchange_admin.services.certificates.design_parts import (
    DesignSpec,
    PartKey,
    box_of,
    is_movable,
    part_named,
    parts_of,
    square_sides,
)
from exchange_admin.services.certificates.design_samples import INVENTED, LONGEST, PERSON, Whom
from exchange_admin.services.office import Office
from exchange_admin.ui.certificates.paper_settings import LanguageSet, document_languages
from exchange_admin.ui.designs.design_card import STATE_TONES
from exchange_admin.ui.designs.editor_session import EditorSession, Sample
from exchange_admin.ui.designs.findings_card import FindingsCard
from exchange_admin.ui.designs.page_canvas import PageCanvas
from exchange_admin.ui.designs.page_gesture import PartBox
from exchange_admin.ui.designs.page_zoom import PageZoom
from exchange_admin.ui.designs.part_column import PartColumn
from exchange_admin.ui.designs.part_names import part_name
from exchange_admin.ui.designs.part_panel import PartPanel
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import STRETCH, ElidedLabel, Label, Pill, Rule, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated

RESIZE_PAUSE = 80  # milliseconds
LARGEST_PICTURE = 4096  # pixels across; a page that is enlarged further is a little less sharp
_UNDO = {(Qt.Key.Key_Z, False)}
_REDO = {(Qt.Key.Key_Y, False), (Qt.Key.Key_Z, True)}
_NEARER, _FURTHER = {Qt.Key.Key_Plus, Qt.Key.Key_Equal}, {Qt.Key.Key_Minus, Qt.Key.Key_Underscore}

_PERSON = Field(name="person_id", type=FieldType.REFERENCE, refers="person")


class SampleBar(Retranslated, QFrame):
    """Above the page: whose facts the preview shows, and in which languages.

    `changed` gives what is wanted now. Somebody's facts are shown as soon as that person is chosen."""

    changed = Signal(object)  # Sample

    def __init__(self, desk: Desk, languages: Sequence[str]) -> None:
        super().__init__()
        self._desk = desk
        self.whom = QuietCombo()
        self.whom.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.whom.offer(("", sort) for sort in (LONGEST, INVENTED, PERSON))
        self.person = ReferenceEditor(_PERSON, form_tools(desk), self)
        self.languages = LanguageSet(desk.look, languages)
        px = desk.look.px
        row(self, (px(14), px(8), px(14), px(2)), px(8)).add(
            self.whom, (self.person.widget, 1), STRETCH, self.languages
        )
        self.person.widget.hide()
        self.whom.activated.connect(self._whom_chosen)
        self.person.left.connect(self._tell)
        self.languages.chosen.connect(self._tell)
        self.retranslate()

    def sample(self) -> Sample:
        sort, languages = str(self.whom.currentData()), tuple(self.languages.current().split(","))
        if sort != PERSON:
            return Sample(Whom(sort), languages)
        try:
            person = str(self.person.value() or "")
        except RuleBroken:
            person = ""
        return Sample(Whom(PERSON, person) if person else Whom(LONGEST), languages)

    def retranslate(self) -> None:
        texts = (self.tr("Longest names"), self.tr("Invented names"), self.tr("A person…"))
        for n, text in enumerate(texts):
            self.whom.setItemText(n, text)
        self.whom.setAccessibleName(self.tr("Whose facts the page shows"))
        self.person.line.setPlaceholderText(self.tr("Name in any script"))
        self.person.line.setAccessibleName(self.tr("Person"))
        self.languages.say(self._desk.words)

    def _whom_chosen(self, _: int) -> None:
        is_person = self.whom.currentData() == PERSON
        self.person.widget.setVisible(is_person)
        if is_person:
            self.person.line.setFocus()
        self._tell()

    def _tell(self, *_: object) -> None:
        self.changed.emit(self.sample())


class DesignEditor(QWidget):
    """Everything saves itself. `left` when somebody goes back, `use_wanted` when the design is to be put in use."""

    left = Signal()
    use_wanted = Signal(str)
    status_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.session = EditorSession(desk, self)
        self.entry: ListedDesign | None = None
        self.back, self.title = IconButton(look, "chevron-left", size=32), ElidedLabel(look, 16, SEMIBOLD)
        self.state, self.kept = Pill(look), Label(look, 12, tone="ink3")
        self.undo, self.redo = IconButton(look, "undo-2"), IconButton(look, "redo-2")
        self.use = Button(look, "circle-check", "primary")
        self.notice = Banner(look, Tone.RED, passes=True)
        self.parts = PartColumn(desk, self.session)
        self.bar = SampleBar(desk, document_languages(desk))
        self.canvas = PageCanvas(look)
        self.zoom = PageZoom(look, self.canvas)
        self.findings = FindingsCard(desk)
        self.panel = PartPanel(desk, self.session)
        self._pause = pause(self, RESIZE_PAUSE, self._want_picture)
        self._not_drawn = False
        self._lay_out()
        self._connect()
        self.retranslate()

    def open(self, entry: ListedDesign, spec: DesignSpec) -> None:
        """A draft. The page is shown with the longest names of the office at first."""
        self.entry = entry
        self.notice.say("")
        self.canvas.picture = QImage()
        self.canvas.sentence = self.tr("The page appears here as it will be printed.")
        self.findings.show_findings(None)
        self.session.open(entry.id, spec, self.bar.sample())
        self._load_facts()
        self._show_head()
        self._want_picture()
        self.parts.list.setFocus()

    def leave(self) -> None:
        """Back to the list; what was typed is saved."""
        self.session.close()
        self.entry = None
        self.left.emit()

    def refuse(self, words: str) -> None:
        """Why something was not done."""
        self.notice.say(words)

    def leave_fields(self) -> None:
        self.session.save()

    def key_hints(self) -> list[tuple[str, str]]:
        return [("Ctrl+Z", self.tr("undo")), ("F6", self.tr("next pane")), ("Esc", self.tr("back"))]

    def retranslate(self) -> None:
        self.back.say(self.tr("Back to the designs"), "Esc")
        self.undo.say(self.tr("Undo"), "Ctrl+Z")
        self.redo.say(self.tr("Redo"), "Ctrl+Y")
        self.use.say(self.tr("Put in use"), self.tr("New papers are then printed with it. It is not edited any more."))
        self.canvas.setAccessibleName(self.tr("The page; arrow keys move the chosen part, with Ctrl they resize it"))
        self._show_head()
        self._show_findings()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.session.is_open:
                self._load_facts()

    def event(self, event: QEvent) -> bool:
        """Undo of the editor comes before the one of the window, which would take back whole drafts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._verb(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if verb := self._verb(event):
            verb()
        else:
            super().keyPressEvent(event)

    def _verb(self, event: QKeyEvent) -> Callable[[], None] | None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = (Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        if not control and key[0] in (Qt.Key.Key_Escape, Qt.Key.Key_F6):
            return self.leave if key[0] is Qt.Key.Key_Escape else self._next_pane
        if not control:
            return None
        if key[0] in _NEARER | _FURTHER:
            return self.zoom.nearer if key[0] in _NEARER else self.zoom.further
        if key[0] is Qt.Key.Key_0:
            return self.zoom.show_whole
        return self.session.undo if key in _UNDO else self.session.redo if key in _REDO else None

    def _next_pane(self) -> None:
        """Parts, page, settings, and round again."""
        focus = self.focusWidget()
        if focus is not None and self.parts.isAncestorOf(focus):
            self.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        elif focus is self.canvas:
            self.panel.focus_first()
        else:
            self.parts.list.setFocus(Qt.FocusReason.TabFocusReason)

    # Showing

    def _refresh(self) -> None:
        session = self.session
        if not session.is_open:
            return
        spec = session.spec
        boxes = []
        for key in parts_of(spec):
            box = box_of(spec, key)
            if box is not None and is_movable(key):
                name = part_name(spec, key, self._desk.words)
                boxes.append(PartBox(str(key), name, box.x, box.y, box.across, box.high, square_sides(key)))
        self.canvas.show_parts(boxes, *spec.size)
        self._show_chosen()
        self._show_head()

    def _show_chosen(self) -> None:
        self.canvas.choose(str(self.session.key))
        if not self.canvas.hasFocus() and (outline := self.canvas.chosen_outline()) is not None:
            self.zoom.look_at(outline)

    def _show_head(self) -> None:
        session = self.session
        self.undo.setEnabled(session.can_undo)
        self.redo.setEnabled(session.can_redo)
        if self.entry is None or not session.is_open:
            return
        names = session.spec.names.best(self._desk.language) or self.tr("Without a name")
        version = self.tr("version {n}").replace("{n}", self._desk.look.formats.number(self.entry.version))
        self.title.setText(f"{names} · {version}")
        self.state.say(self._desk.words.choice("design_state", self.entry.state), STATE_TONES[self.entry.state])
        self.kept.setText(self.tr("Saved") if session.is_saved else self.tr("Saving…"))

    def _show_findings(self) -> None:
        session = self.session
        if not session.is_open:
            return
        names = [
            part_name(session.spec, key, self._desk.words) if (key := self._key_of(one)) else ""
            for one in session.findings
        ]
        self.findings.show_findings(session.findings, names)

    def _key_of(self, finding: Problem) -> PartKey | None:
        return part_named(self.session.spec, finding.field)

    def _go_to_finding(self, finding: Problem) -> None:
        key = self._key_of(finding)
        if key is not None:
            self.session.choose(key)
            self.panel.focus_first()

    def _painted(self, picture: QImage) -> None:
        if self._not_drawn:
            self._not_drawn = False
            self.notice.say("")
        self.canvas.picture = picture
        self.canvas.update()

    def _want_picture(self) -> None:
        across = round(self.canvas.paper().width() * self.canvas.devicePixelRatioF())
        self.session.want_picture(min(across, LARGEST_PICTURE))

    def _load_facts(self) -> None:
        """What can be inserted, with an example of each from the preview's facts."""
        spec, language = self.session.spec, self._desk.language
        job = self._desk.read(lambda apart, _: apart.design_previews.placeholders(spec, language))
        job.start_telling(self._facts_known, self._refused)

    def _facts_known(self, facts: object) -> None:
        assert isinstance(facts, Sequence)
        words = self._desk.words
        samples = {one.name: one.sample for one in facts}
        said = {name: words.say(f"placeholder.{name}") for name in samples}
        self.panel.use_placeholders(said, samples)
        self.parts.use_placeholders(said)

    # Answers

    def _canvas_chosen(self, key: str) -> None:
        self.session.choose(PartKey.of(key) or PartKey("page"))

    def _moved(self, key: str, right: float, down: float) -> None:
        self._canvas_chosen(key)
        self.session.move(right, down)

    def _sized(self, key: str, left: float, top: float, right: float, bottom: float) -> None:
        self._canvas_chosen(key)
        self.session.size(left, top, right, bottom)

    def _saved(self, changes: Changes) -> None:
        self._desk.feed.publish(changes, self)
        self._show_head()

    def _refused(self, error: Exception) -> None:
        self.refuse(self._desk.reason(error))

    def _refused_to_draw(self, error: Exception) -> None:
        """Said until a page can be drawn again."""
        self._not_drawn = True
        self._refused(error)

    def _use(self) -> None:
        if self.entry is not None:
            id = self.entry.id
            self.session.save()
            self.use_wanted.emit(id)

    def _choose_image(self, path: str) -> None:
        """A picture from a file for a setting of the part in front."""
        preferences = self._desk.preferences
        chosen = self._desk.ask.file_to_open(
            self.tr("Choose a picture"), preferences.files_folder, self.tr("Pictures (*.png *.jpg *.jpeg)")
        )
        if chosen is None:
            return
        preferences.files_folder = str(chosen.parent)
        who, key = self._desk.who(), self.session.key

        def act(apart: Office, _: Task) -> tuple[PartKey, str, str, Changes]:
            changes, kept = apart.designs.add_image(chosen, who)
            return key, path, kept.name, changes

        self._desk.write(act).start_telling(self._image_added, self._refused)

    def _image_added(self, answer: object) -> None:
        assert isinstance(answer, tuple)
        key, path, image, changes = answer
        self.notice.say("")
        self._desk.feed.publish(changes, self)
        self.session.choose(key)
        self.session.set(path, image)

    # Putting together

    def _connect(self) -> None:
        session = self.session
        session.changed.connect(self._refresh)
        session.chosen.connect(self._show_chosen)
        session.painted.connect(self._painted)
        session.checked.connect(self._show_findings)
        session.refused.connect(self._refused)
        session.not_drawn.connect(self._refused_to_draw)
        session.saved.connect(self._saved)
        session.busy_changed.connect(self._show_head)
        self.back.clicked.connect(self.leave)
        self.undo.clicked.connect(session.undo)
        self.redo.clicked.connect(session.redo)
        self.use.clicked.connect(self._use)
        self.bar.changed.connect(session.show_sample)
        self.canvas.chosen.connect(self._canvas_chosen)
        self.canvas.moved.connect(self._moved)
        self.canvas.sized.connect(self._sized)
        self.canvas.resized.connect(self._pause.start)
        self.findings.wanted.connect(self._go_to_finding)
        self.parts.settings_wanted.connect(self.panel.focus_first)
        self.panel.image_wanted.connect(self._choose_image)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        head = row(margins=(px(12), px(8), px(14), px(8)), spacing=px(8)).add(
            self.back, (self.title, 1), self.state, self.kept, px(8), self.undo, self.redo, self.use
        )
        ground = QFrame()
        ground.setObjectName("ground")
        column(ground, (1, 0, 1, 0)).add(self.bar, (self.zoom, 1), self.findings)
        across = row().add(self.parts, (ground, 1), self.panel)
        column(self).add(head, Rule(), self.notice, (across, 1))
