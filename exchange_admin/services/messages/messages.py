"""What the office tells people and partners: texts to choose from, a plan to look at, messages that are kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from exchange_admin.documents.files import folder_written_whole, written_whole
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.mail_drafts import MailDraft, draft_names, write_draft
from exchange_admin.documents.mail_files import MailFile
from exchange_admin.documents.table_cells import Column
from exchange_admin.documents.tables import BookFacts, TableSheet, write_tables
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.casework.casework import Casework
from exchange_admin.services.messages.facts import Sender
from exchange_admin.services.messages.files import stop_where_nothing_is_attached, stop_where_unsure, with_files
from exchange_admin.services.messages.keeping import Keeping
from exchange_admin.services.messages.kept import PREPARED, SENT, kept_plan, prepared_messages
from exchange_admin.services.messages.letters import Letters
from exchange_admin.services.messages.order import (
    FITTING,
    KEPT,
    MessageOrder,
    MessagePlan,
    NotWritten,
    PreparedMessage,
)
from exchange_admin.services.messages.planning import Planning, sender
from exchange_admin.services.parts import Parts, Service

Told = Callable[[int, int], None]
"""Called with how many of how many are written; may raise to stop, and then nothing is."""


def _nobody_watches(done: int, of: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class WrittenMessages:
    """The receipt: `messages` stand in `path`, or were told by other means where there is none. `asked` counts the
    tasks that became *asked*; `left_out` got none. `again`: they were kept before, and nothing was changed; `opened`:
    in the mail program, one by one. `files` went along with each. Without a sender of their own drafts leave that to
    the mail program."""

    path: Path | None
    messages: Sequence[PreparedMessage]
    left_out: Sequence[NotWritten]
    asked: int
    changes: Changes
    has_sender: bool = True
    again: bool = False
    opened: bool = False
    files: Sequence[MailFile] = ()


class Messages(Service[Parts]):
    """Verbs of one office file; refused in the file of a partner (`partner.office_only`)."""

    def __init__(self, parts: Parts, casework: Casework, fonts: Callable[[], Fonts]) -> None:
        super().__init__(parts)
        self._casework, self._fonts = casework, fonts
        self.keeping = Keeping(parts, casework)

    def templates(self, kind: str = "") -> list[Record]:
        """The texts in use, in the order of their names; with a kind those that can be sent to its records."""
        found = [one for one in self._store.records(Query("message_template")) if one["active"]]
        return [one for one in found if not kind or one["of_kind"] in FITTING.get(kind, ())]

    def still_prepared(self) -> list[str]:
        """Ids of the messages by mail of which nobody knows that they went out."""
        return prepared_messages(self._store)

    def plan(self, order: MessageOrder, who: str, language: str) -> MessagePlan:
        """What would be written. Raises RuleBroken as `Planning.plan` and `with_files`, and `record.missing` for
        messages."""
        self._refuse_partners()
        if order.kind == KEPT:
            found = kept_plan(self._store, order.ids, language)
        else:
            found = Planning(self._parts, self._casework, order, who, language).plan()
        return with_files(self._store, found, order.files)

    def write_drafts(
        self, order: MessageOrder, folder: Path, who: str, language: str, step: Told = _nobody_watches
    ) -> WrittenMessages:
        """A mail draft (`.eml`) each in a folder that is new or empty, whole or not at all; then one step keeps what
        was told whom and makes the tasks *asked*. Raises RuleBroken also with `message.nobody` and with the doubts of
        the plan, FileNotWritten."""
        plan = self.plan(order, who, language)
        stop_where_unsure(plan, order)
        ready, left_out = plan.writable(addressed=True)
        stop_where_nobody(ready, left_out)
        drafts = self._drafts(ready, who, plan.files)
        with folder_written_whole(folder) as place:
            for n, (draft, name) in enumerate(zip(drafts, draft_names([one.name for one in ready]), strict=True)):
                step(n, len(ready))
                write_draft(place / name, draft)
            changes = self.keeping.keep(plan, _with_ids(drafts, ready), who, "email", PREPARED)
        return _receipt(plan, folder, ready, left_out, changes, has_sender=all(draft.sender for draft in drafts))

    def write_letters(
        self, order: MessageOrder, target: Path, who: str, language: str, step: Told = _nobody_watches
    ) -> WrittenMessages:
        """As `write_drafts`, one PDF in which each begins a new page; nobody needs a mail address. Who has characters
        that no font has is left out (`message.missing_glyph`)."""
        stop_where_nothing_is_attached(order)
        plan = self.plan(order, who, language)
        ready, left_out = plan.writable(addressed=False)
        letters = Letters(self._store, self._fonts(), self._wordings, self._today())
        ready, undrawable = letters.drawable(ready)
        left_out += undrawable
        stop_where_nobody(ready, left_out)
        made = [(one.kept or self._origin.new_id(), one) for one in ready]
        with written_whole(target) as draft:
            letters.write(ready, draft, language, step)
            changes = self.keeping.keep(plan, made, who, "letter", PREPARED)
        return _receipt(plan, target, ready, left_out, changes)

    def write_table(self, order: MessageOrder, target: Path, who: str, language: str) -> WrittenMessages:
        """As `write_drafts`, a row each in a workbook, for whatever program sends."""
        stop_where_nothing_is_attached(order)
        plan = self.plan(order, who, language)
        ready, left_out = plan.writable(addressed=True)
        stop_where_nobody(ready, left_out)
        made = [(one.kept or self._origin.new_id(), one) for one in ready]
        with written_whole(target) as draft:
            _write_rows(draft, ready, self._wordings[language], who)
            changes = self.keeping.keep(plan, made, who, "email", PREPARED)
        return _receipt(plan, target, ready, left_out, changes)

    def keep_copied(self, order: MessageOrder, keys: Collection[str], who: str, language: str) -> WrittenMessages:
        """Keeps, in one step, what somebody told by other means: the messages of these keys, as told today. Raises
        RuleBroken as `write_drafts`."""
        return self._keep_some(order, keys, who, language, ("messenger", SENT))

    def keep_opened(self, order: MessageOrder, keys: Collection[str], who: str, language: str) -> WrittenMessages:
        """As `keep_copied`, what was opened in the mail program: whether it was sent is known there alone."""
        return self._keep_some(order, keys, who, language, ("email", PREPARED))

    def _keep_some(
        self, order: MessageOrder, keys: Collection[str], who: str, language: str, how: tuple[str, str]
    ) -> WrittenMessages:
        stop_where_nothing_is_attached(order)
        plan = self.plan(order, who, language)
        ready, left_out = plan.writable(addressed=False)
        told = [one for one in ready if one.key in keys]
        stop_where_nobody(told, left_out)
        made = [(one.kept or self._origin.new_id(), one) for one in told]
        receipt = _receipt(plan, None, told, (), self.keeping.keep(plan, made, who, *how))
        return replace(receipt, opened=how[0] == "email")

    def _drafts(self, messages: Sequence[PreparedMessage], who: str, files: tuple[MailFile, ...]) -> list[MailDraft]:
        writer, now = sender(self._store, who), self._origin.now()
        ids = [one.kept or self._origin.new_id() for one in messages]
        return [mail_draft(id, one, writer, now, files) for id, one in zip(ids, messages, strict=True)]

    def _refuse_partners(self) -> None:
        if self._store.is_partner:
            raise RuleBroken(Problem("partner.office_only"))


def mail_draft(
    id: str, message: PreparedMessage, writer: Sender, now: datetime, files: tuple[MailFile, ...] = ()
) -> MailDraft:
    """The message as a mail; `id` is that of its record."""
    said = message.subject_text, message.text
    return MailDraft(id, message.name, message.address, *said, now, writer.name, writer.email, files)


def _write_rows(target: Path, messages: Sequence[PreparedMessage], words: Wording, who: str) -> None:
    """A row each, in the order of the plan: text is text there, whatever sign it begins with."""
    titles = [words.say("message.placeholder.name"), words.field("message", "address")]
    titles += [words.field("message", name) for name in ("language", "subject", "text")]
    rows = (
        (one.name, one.address, words.choice("language", one.language), one.subject_text, one.text) for one in messages
    )
    title = words.kind("message", 2)
    sheet = TableSheet(title, [Column(text) for text in titles], rows)
    write_tables(target, [sheet], BookFacts(title, who, words.language, words.say("report.page")))


def stop_where_nobody(ready: Sequence[PreparedMessage], left_out: Sequence[NotWritten]) -> None:
    """Raises RuleBroken with why each was left out, at most so many that a person reads them."""
    if not ready:
        raise RuleBroken(Problem("message.nobody"), *(one.problem for one in left_out[:_MOST_NAMED]))


def _with_ids(
    drafts: Sequence[MailDraft], messages: Sequence[PreparedMessage]
) -> Sequence[tuple[str, PreparedMessage]]:
    return [(draft.id, one) for draft, one in zip(drafts, messages, strict=True)]


def _receipt(
    plan: MessagePlan,
    path: Path | None,
    ready: Sequence[PreparedMessage],
    left_out: Sequence[NotWritten],
    changes: Changes,
    *,
    has_sender: bool = True,
) -> WrittenMessages:
    asked, again = len(changes.ids.get("task", ())), plan.template is None and not changes
    return WrittenMessages(path, ready, left_out, asked, changes, has_sender, again, files=plan.files)


_MOST_NAMED = 5
