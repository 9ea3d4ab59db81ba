"""What the office tells people and partners: texts to choose from, a plan to look at, messages that are kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exchange_admin.documents.files import folder_written_whole, written_whole
from exchange_admin.documents.mail_drafts import MailDraft, draft_names, write_draft
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.services.casework.casework import Casework
from exchange_admin.services.messages.order import FITTING, MessageOrder, MessagePlan, NotWritten, PreparedMessage
from exchange_admin.services.messages.planning import Planning, sender
from exchange_admin.services.messages.table import write_message_table
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.record_checks import asking
from exchange_admin.services.stored import checked

PREPARED, SENT = "prepared", "sent"
Told = Callable[[int, int], object]
"""Called with how many of how many are written; may raise to stop, and then nothing is."""


def _nobody_watches(done: int, of: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class WrittenMessages:
    """The receipt: `messages` stand in `path`, or were told by other means where there is none. `asked` counts the
    tasks that became *asked*; `left_out` got none.
    Without a sender of their own drafts leave that to the mail program."""

    path: Path | None
    messages: Sequence[PreparedMessage]
    left_out: Sequence[NotWritten]
    asked: int
    changes: Changes
    has_sender: bool = True


class Messages(Service[Parts]):
    """Verbs of one office file; refused in the file of a partner (`partner.office_only`)."""

    def __init__(self, parts: Parts, casework: Casework) -> None:
        super().__init__(parts)
        self._casework = casework

    def templates(self, kind: str = "") -> list[Record]:
        """The texts in use, in the order of their names; with a kind those that can be sent to its records."""
        found = [one for one in self._store.records(Query("message_template")) if one["active"]]
        return [one for one in found if not kind or one["of_kind"] in FITTING.get(kind, ())]

    def plan(self, order: MessageOrder, who: str, language: str) -> MessagePlan:
        """What would be written. Raises RuleBroken as `Planning.plan`."""
        self._refuse_partners()
        return Planning(self._parts, self._casework, order, who, language).plan()

    def write_drafts(
        self, order: MessageOrder, folder: Path, who: str, language: str, step: Told = _nobody_watches
    ) -> WrittenMessages:
        """A mail draft (`.eml`) each in a folder that is new or empty, whole or not at all; then one step keeps what
        was told whom and makes the tasks *asked*. Raises RuleBroken also with `message.nobody`, FileNotWritten."""
        plan = self.plan(order, who, language)
        ready, left_out = plan.writable(addressed=True)
        _stop_where_nobody(ready, left_out)
        names = draft_names([one.name for one in ready])
        writer = sender(self._store, who)
        ids = [self._origin.new_id() for _ in ready]
        with folder_written_whole(folder) as place:
            for n, (one, id, name) in enumerate(zip(ready, ids, names, strict=True)):
                step(n, len(ready))
                draft = MailDraft(
                    id, one.name, one.address, one.subject_text, one.text, self._origin.now(), writer.name, writer.email
                )
                write_draft(place / name, draft)
            changes = self._keep(plan, list(zip(ids, ready, strict=True)), who, "email", PREPARED)
        return self._receipt(folder, ready, left_out, changes, has_sender=bool(writer.email))

    def write_table(self, order: MessageOrder, target: Path, who: str, language: str) -> WrittenMessages:
        """As `write_drafts`, a row each in a workbook, for whatever program sends."""
        plan = self.plan(order, who, language)
        ready, left_out = plan.writable(addressed=True)
        _stop_where_nobody(ready, left_out)
        made = [(self._origin.new_id(), one) for one in ready]
        with written_whole(target) as draft:
            write_message_table(draft, ready, self._wordings[language], who)
            changes = self._keep(plan, made, who, "email", PREPARED)
        return self._receipt(target, ready, left_out, changes)

    def keep_copied(self, order: MessageOrder, keys: Collection[str], who: str, language: str) -> WrittenMessages:
        """Keeps, in one step, what somebody told by other means: the messages of these keys, as told today. Raises
        RuleBroken as `write_drafts`."""
        plan = self.plan(order, who, language)
        ready, left_out = plan.writable(addressed=False)
        told = [one for one in ready if one.key in keys]
        _stop_where_nobody(told, left_out)
        made = [(self._origin.new_id(), one) for one in told]
        return self._receipt(None, told, (), self._keep(plan, made, who, "messenger", SENT))

    def _receipt(
        self,
        path: Path | None,
        ready: Sequence[PreparedMessage],
        left_out: Sequence[NotWritten],
        changes: Changes,
        *,
        has_sender: bool = True,
    ) -> WrittenMessages:
        asked = len(changes.ids.get("task", ()))
        return WrittenMessages(path, ready, left_out, asked, changes, has_sender)

    def _keep(
        self, plan: MessagePlan, ready: Sequence[tuple[str, PreparedMessage]], who: str, channel: str, state: str
    ) -> Changes:
        """One step: what was told whom, and the tasks that it asks for."""
        tasks = list(dict.fromkeys(task for _, one in ready for task in one.tasks))
        asked, problems = self._casework.verbs.asking(tasks)
        edits = tuple(self._records(plan, ready, who, channel, state))
        verb = "message.tell" if state == SENT else "message.write"
        return self._store.record(Step(who, verb, (*edits, *asked))).with_problems(*asking(problems))

    def _records(
        self, plan: MessagePlan, ready: Sequence[tuple[str, PreparedMessage]], who: str, channel: str, state: str
    ) -> Iterator[Edit]:
        batch, now = self._origin.new_id(), self._origin.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        for id, one in ready:
            values: dict[str, Value] = {
                "subject": one.subject_text,
                "channel": channel,
                "state": state,
                "made_at": now,
                "made_by": who,
                "batch": batch,
                "message_template_id": plan.template.id,
                "language": one.language,
                "address": one.address,
                "text": one.text,
                "tasks": _listed(one.tasks),
                "people": _listed(one.people),
                "sent_on": self._today().isoformat() if state == SENT else None,
                **one.about,
            }
            filled = {name: value for name, value in values.items() if value}
            yield Edit("message", id, checked(self._registry, "message", filled), new=True)

    def _refuse_partners(self) -> None:
        if self._store.is_partner:
            raise RuleBroken(Problem("partner.office_only"))


def _listed(ids: Sequence[str]) -> str:
    return json.dumps(list(ids), separators=(",", ":")) if ids else ""


def _stop_where_nobody(ready: Sequence[PreparedMessage], left_out: Sequence[NotWritten]) -> None:
    """Raises RuleBroken with why each was left out, at most so many that a person reads them."""
    if not ready:
        raise RuleBroken(Problem("message.nobody"), *(one.problem for one in left_out[:_MOST_NAMED]))


_MOST_NAMED = 5
