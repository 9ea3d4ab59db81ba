"""One text to many in the window: whom, what it says, what is not known, drafts and texts that are copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email import message_from_bytes
from pathlib import Path

import pytest
from office import OpenOffice, add
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot
from task_office import stays, with_rules

from exchange_admin.app.message_commands import MessageCommands
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.messages.mail_links import mail_link
from exchange_admin.ui.messages.message_dialog import MessageDialog
from exchange_admin.ui.messages.ways import COPIED, DRAFTS, LETTERS, OPENED

TEXT = {
    "code": "papers", "name_en": "What is to be done", "of_kind": "mobility", "channel": "email", "active": 1,
    "subject_en": "{count} to do", "body_en": "Dear {name}: {tasks}. Bring {papers}.",
}  # fmt: skip


@pytest.fixture
def commands(office: OpenOffice) -> MessageCommands:
    with_rules(office)
    add(office.store, "message_template", **TEXT)
    for n, name in enumerate(("sokolova", "eremin")):
        record = office.desk.records.get("person", office.ids[name])
        address = {"email": f"student{n}@x.ru"} if n == 0 else {"email": None}
        office.desk.records.set("person", record.id, address, "Shen")
    return MessageCommands(office.desk, office.window)


def through(qtbot: QtBot, act: Callable[[MessageDialog], bool]) -> Callable[[MessageDialog], bool]:
    """Answers a dialog once its plan is there."""

    def answer(dialog: MessageDialog) -> bool:
        qtbot.waitUntil(lambda: dialog.list.model().rowCount() > 0, timeout=10_000)
        return act(dialog)

    return answer


def fill(dialog: MessageDialog, qtbot: QtBot) -> None:
    (field,) = dialog.gaps.fields.values()
    field.setText("your passport")
    field.textEdited.emit(field.text())
    qtbot.waitUntil(lambda: "your passport" in dialog.view.toPlainText(), timeout=10_000)


def test_what_is_not_known_is_asked_for_and_put_in_and_drafts_are_written(
    commands: MessageCommands, office: OpenOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    office.area("mobility").page.list.model.pick_all()
    shown: list[object] = []

    def act(dialog: MessageDialog) -> bool:
        assert list(dialog.gaps.fields) == ["papers"]
        assert not dialog.write.isEnabled()
        assert "{papers}" in dialog.view.toPlainText()
        fill(dialog, qtbot)
        shown.append((dialog.counts.text(), dialog.write.isEnabled()))
        dialog.accept()
        return True

    office.answers.answers = [through(qtbot, act), tmp_path, lambda dialog: True]
    office.desk.actions["records.message"].trigger()
    assert shown == [("1 message · 1 left out", True)]
    qtbot.waitUntil(lambda: any(tmp_path.glob("[!.]*/*.eml")), timeout=10_000)
    (draft,) = tmp_path.glob("[!.]*/*.eml")
    assert message_from_bytes(draft.read_bytes())["To"].endswith("<student0@x.ru>")
    qtbot.waitUntil(lambda: office.store.count(Query("message")) == 1, timeout=10_000)
    first = stays(office)[0]
    found = office.desk.office.casework.checklists.of_stay(first, "en").tasks
    assert {one.state for one in found if one.phase == "on_arrival" and one.actor == "person" and one.is_open} == {
        "asked"
    }


def test_a_file_goes_along_and_what_looks_like_a_passport_is_asked_about_first(
    commands: MessageCommands, office: OpenOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    scan = tmp_path / "passport.pdf"
    scan.write_bytes(b"%PDF")
    (tmp_path / "out").mkdir()
    office.area("mobility").page.list.model.pick_all()
    shown: list[object] = []

    def act(dialog: MessageDialog) -> bool:
        fill(dialog, qtbot)
        dialog.files.attach.click()
        qtbot.waitUntil(lambda: "passport.pdf" in dialog.remarks.text(), timeout=10_000)
        shown.append(dialog.files.named.text())
        dialog.accept()
        shown.append(dialog.result())
        dialog.accept()
        return True

    answers = [through(qtbot, act), [scan], False, True, tmp_path / "out", lambda dialog: True]
    office.answers.answers = answers
    office.desk.actions["records.message"].trigger()
    assert shown == ["passport.pdf", 0], "no is no"
    qtbot.waitUntil(lambda: any((tmp_path / "out").glob("[!.]*/*.eml")), timeout=10_000)
    (draft,) = (tmp_path / "out").glob("[!.]*/*.eml")
    _, along = message_from_bytes(draft.read_bytes()).get_payload()
    assert along.get_filename() == "passport.pdf"
    qtbot.waitUntil(lambda: office.store.count(Query("message")) == 1, timeout=10_000)


def test_ways_that_carry_no_files_offer_none(commands: MessageCommands, office: OpenOffice, qtbot: QtBot) -> None:
    office.area("mobility").page.list.model.pick_all()
    seen: list[tuple[bool, int]] = []

    def act(dialog: MessageDialog) -> bool:
        dialog.files.attach.click()
        for way in (LETTERS, DRAFTS):
            dialog.way.choose(way)
            seen.append((dialog.files.isVisibleTo(dialog), len(dialog.order.files)))
        dialog.files.take_out.click()
        seen.append((dialog.files.isVisibleTo(dialog), len(dialog.order.files)))
        return False

    office.answers.answers = [through(qtbot, act), [Path("plan.pdf")]]
    office.desk.actions["records.message"].trigger()
    assert seen == [(False, 0), (True, 1), (True, 0)]


def test_only_what_was_copied_is_noted_as_told(commands: MessageCommands, office: OpenOffice, qtbot: QtBot) -> None:
    office.area("mobility").page.list.model.pick_all()

    def act(dialog: MessageDialog) -> bool:
        fill(dialog, qtbot)
        dialog.way.choose(COPIED)
        assert not dialog.write.isEnabled()
        dialog.copy.click()
        assert dialog.write.isEnabled()
        dialog.accept()
        return True

    office.answers.answers = [through(qtbot, act), lambda dialog: True]
    office.desk.actions["records.message"].trigger()
    (kept,) = office.store.records(Query("message"))
    assert kept["text"] == QGuiApplication.clipboard().text()
    assert (kept["channel"], kept["state"], kept["sent_on"]) == ("messenger", "sent", "2026-11-24")
    office.desk.undo()
    assert office.store.count(Query("message")) == 1
    found = office.desk.office.casework.checklists.of_stay(stays(office)[0], "en").tasks
    assert not any(one.state == "asked" for one in found)


def to_somebody_with_an_address(dialog: MessageDialog) -> None:
    rows = iter(range(dialog.list.model().rowCount()))
    while not dialog.mail.isEnabled():
        dialog.list.go_to_row(next(rows))


class MailProgram(QObject):
    """Stands where the mail program of the computer would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(bytes(url.toEncoded().data()).decode())


@pytest.fixture
def mail_program() -> Iterator[MailProgram]:
    made = MailProgram()
    QDesktopServices.setUrlHandler("mailto", made, "take")
    yield made
    QDesktopServices.unsetUrlHandler("mailto")


def test_a_message_opens_in_the_mail_program_as_it_was_shown_and_is_kept_as_prepared(
    commands: MessageCommands, office: OpenOffice, qtbot: QtBot, mail_program: MailProgram
) -> None:
    office.area("mobility").page.list.model.pick_all()

    def act(dialog: MessageDialog) -> bool:
        fill(dialog, qtbot)
        dialog.way.choose(OPENED)
        to_somebody_with_an_address(dialog)
        dialog.mail.click()
        dialog.accept()
        return True

    office.answers.answers = [through(qtbot, act), lambda dialog: True]
    office.desk.actions["records.message"].trigger()
    (kept,) = office.store.records(Query("message"))
    assert (kept["channel"], kept["state"], kept["sent_on"]) == ("email", "prepared", None)
    (link,) = mail_program.opened
    assert link == mail_link("student0@x.ru", kept.text("subject"), kept.text("text")).link
    assert office.desk.office.mail_account.way == OPENED


def test_a_text_that_is_too_long_for_a_link_is_copied_which_is_said(
    commands: MessageCommands, office: OpenOffice, qtbot: QtBot, mail_program: MailProgram
) -> None:
    office.area("mobility").page.list.model.pick_all()
    said: list[str] = []

    def act(dialog: MessageDialog) -> bool:
        (field,) = dialog.gaps.fields.values()
        field.setText("护照" * 200)
        field.textEdited.emit(field.text())
        qtbot.waitUntil(lambda: "护照" in dialog.view.toPlainText(), timeout=10_000)
        dialog.way.choose(OPENED)
        to_somebody_with_an_address(dialog)
        dialog.mail.click()
        said.append(dialog.said.text())
        return False

    office.answers.answers = [through(qtbot, act)]
    office.desk.actions["records.message"].trigger()
    assert mail_program.opened[0].startswith("mailto:student0@x.ru?subject=")
    assert "body" not in mail_program.opened[0]
    assert "护照" * 200 in QGuiApplication.clipboard().text()
    assert "copied" in said[0]


def test_what_was_copied_is_not_noted_as_opened(commands: MessageCommands, office: OpenOffice, qtbot: QtBot) -> None:
    office.area("mobility").page.list.model.pick_all()

    def act(dialog: MessageDialog) -> bool:
        fill(dialog, qtbot)
        dialog.copy.click()
        assert dialog.chosen_way == COPIED
        dialog.way.choose(OPENED)
        assert not dialog.write.isEnabled()
        return False

    office.answers.answers = [through(qtbot, act)]
    office.desk.actions["records.message"].trigger()
    assert office.store.count(Query("message")) == 0


def test_letters_go_to_people_without_an_address_and_kept_messages_are_written_again(
    commands: MessageCommands, office: OpenOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    office.area("mobility").page.list.model.pick_all()

    def act(dialog: MessageDialog) -> bool:
        fill(dialog, qtbot)
        dialog.way.choose(LETTERS)
        assert dialog.counts.text() == "2 messages"
        dialog.accept()
        return True

    office.answers.answers = [through(qtbot, act), tmp_path / "letters.pdf", lambda dialog: True]
    office.desk.actions["records.message"].trigger()
    qtbot.waitUntil(lambda: not office.answers.answers, timeout=20_000)
    qtbot.waitUntil(lambda: office.store.count(Query("message")) == 2, timeout=20_000)
    (tmp_path / "letters.pdf").unlink()
    kept = [one.id for one in office.store.records(Query("message"))]

    def again(dialog: MessageDialog) -> bool:
        assert dialog.template.isHidden()
        dialog.way.choose(LETTERS)
        dialog.accept()
        return True

    office.answers.answers = [through(qtbot, again), tmp_path / "again.pdf"]
    commands.ask("message", kept)
    qtbot.waitUntil(lambda: (tmp_path / "again.pdf").exists(), timeout=20_000)
    assert office.store.count(Query("message")) == 2
