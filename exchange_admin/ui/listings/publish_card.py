"""Publishing a draft, or anew what was withdrawn: what is still missing is said, and asked for where it is done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem, RuleBroken, blocking
from exchange_admin.domain.rules.listings import DRAFT, PUBLISHED, WITHDRAWN, missing_to_publish
from exchange_admin.domain.steps import Record
from exchange_admin.services.kinds.listing import publishable_said
from exchange_admin.ui.acts import keep_keyboard
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog, ask_fields
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, row

_KIND = "listing"


class PublishCard(RecordCard):
    """Hidden where nothing is to be published, or others decide."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._said = Label(desk.look, 13, tone="ink2", wraps=True)
        self.publish = PublishButton(desk, parent)
        self.body.add(self._said, desk.look.px(8), row().add(self.publish, STRETCH))

    def show_record(self, record: Record) -> None:
        words = self._desk.words
        is_open = record.live and record["state"] in {DRAFT, WITHDRAWN}
        self.setVisible(is_open and self._desk.limits.may_change(record))
        self.title.setText(words.say("listings.window.publish_title"))
        self._said.say(publishable_said(words, record.values, self._desk.look.formats.today()))
        self.publish.show_record(record)


class PublishButton(Button):
    """Publishes the record on screen; what is missing is asked for over the `page`."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk.look, "send", "primary")
        self._desk, self._page = desk, page
        self._record: Record | None = None
        self.clicked.connect(self._begin)

    def show_record(self, record: Record | None) -> None:
        """Nothing is published that is not in the file yet, or of which others decide."""
        self._record = record
        self.say(self._desk.words.say("listings.window.do_publish"))
        self.setVisible(record is not None and self._desk.limits.may_change(record))

    def _begin(self) -> None:
        """Asks in any case: what others were shown is withdrawn, and never a draft again."""
        if (record := self._record) is None:
            return
        missing = self._asked_for(record)
        desk, kind = self._desk, self._desk.registry[_KIND]
        title, verb, about = (
            desk.words.say(f"listings.window.{key}")
            for key in ("publish_title", "do_publish", "publish_about" if missing else "publish_asked")
        )
        if missing:
            asked = [(kind[name], desk.words.field(_KIND, name)) for name in missing]
            begun = {name: record[name] for name in missing}
            window, publish = self._page.window(), self._publish_with
            ask_fields(desk, title, verb, asked, begun, window, publish, about, rules=self._stopping)
        elif self._is_meant({}, about) and (changes := desk.attempt(lambda: self._publish({}))):
            self._done(changes)

    def _asked_for(self, record: Record) -> list[str]:
        """The fields that are missing, and those with which nothing is published."""
        fields = self._desk.registry[_KIND].by_name
        refused = [one.field for one in self._stopping({}) if one.field != "state" and one.field in fields]
        return list(dict.fromkeys([*missing_to_publish(record.values), *refused]))

    def _stopping(self, more: Mapping[str, Value]) -> list[Problem]:
        """Why it could not be published with what was typed."""
        assert self._record is not None
        _, found = self._desk.records.change(self._record, {**more, "state": PUBLISHED})
        return list(blocking(found))

    def _publish_with(self, dialog: FieldsDialog) -> bool:
        typed = {name: value for name, value in dialog.values.items() if value is not None}
        if self._asked_of(typed) and not self._is_meant(typed):
            return False
        try:
            changes = self._publish(typed)
        except RuleBroken as broken:
            dialog.refuse(self._desk.sentence(broken.problems))
            return False
        self._done(changes)
        return True

    def _asked_of(self, more: Mapping[str, Value]) -> list[Problem]:
        """What a person has to look at before others see it: somebody's name, a telephone."""
        assert self._record is not None
        _, found = self._desk.records.change(self._record, {**more, "state": PUBLISHED})
        return [] if blocking(found) else [problem for problem in found if problem.level is Level.ASKS]

    def _is_meant(self, more: Mapping[str, Value], about: str = "") -> bool:
        words = self._desk.words
        title, verb = (words.say(f"listings.window.{key}") for key in ("publish_title", "do_publish"))
        said = [about, *(words.problem(problem) for problem in self._asked_of(more))]
        return self._desk.ask.confirm(Question(title, "\n\n".join(filter(None, said)), verb))

    def _publish(self, more: Mapping[str, Value]) -> Changes:
        assert self._record is not None
        desk = self._desk
        return desk.records.set(_KIND, self._record.id, {**more, "state": PUBLISHED}, desk.who())

    def _done(self, changes: Changes) -> None:
        desk, pressed = self._desk, self._page.window().focusWidget()
        desk.feed.publish(changes, self)
        keep_keyboard(pressed)
        desk.notices.say(desk.receipt(desk.words.say("listings.window.published"), changes.problems))
