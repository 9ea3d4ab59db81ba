"""Sending messages through the mail server of the college, one a second, and keeping what became of each."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from exchange_admin.documents.mail_drafts import MailDraft
from exchange_admin.documents.mail_files import MailFile
from exchange_admin.documents.mail_server import AddressRefused, ConnectionLost, MailConnection, MailServerRefused
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.messages.mail_servers import MailServer
from exchange_admin.services.messages.facts import Sender
from exchange_admin.services.messages.files import stop_where_unsure
from exchange_admin.services.messages.kept import STILL_TO_SEND
from exchange_admin.services.messages.mail_account import MailAccount
from exchange_admin.services.messages.messages import Messages, mail_draft, stop_where_nobody
from exchange_admin.services.messages.order import MessageOrder, MessagePlan, NotWritten, PreparedMessage
from exchange_admin.services.messages.planning import sender
from exchange_admin.services.parts import Parts, Service

BETWEEN = 1.0
"""Seconds from one mail to the next: servers of colleges take more for an attack."""
GoOn = Callable[[int, int], bool]
"""Told how many of how many are sent, before each; False stops there."""


class Connection(Protocol):
    def send(self, draft: MailDraft) -> None: ...


Connect = Callable[[MailServer, str], AbstractContextManager[Connection]]


def _to_the_end(done: int, of: int) -> bool:
    return True


def _connected(server: MailServer, password: str) -> AbstractContextManager[Connection]:
    return MailConnection(server, password)


@dataclass(frozen=True, slots=True)
class Outside:
    """What sending needs of the world; tests hand in their own."""

    reach: Connect = _connected
    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class SentMessages:
    """The receipt. `sent` were taken over by the server, `refused` were not, with its words; of those in `doubt` nobody
    knows; those `not_noted` were sent, and the file does not say so; `waiting` stand as prepared and can be sent again.
    `files` went along with each. `stopped` says why it did not go on, where it did not."""

    left_out: Sequence[NotWritten]
    sent: list[PreparedMessage] = field(default_factory=list)
    refused: list[NotWritten] = field(default_factory=list)
    doubt: list[PreparedMessage] = field(default_factory=list)
    not_noted: list[PreparedMessage] = field(default_factory=list)
    waiting: list[PreparedMessage] = field(default_factory=list)
    stopped: Problem | None = None
    changes: Changes = field(default_factory=Changes)
    files: tuple[MailFile, ...] = ()

    @property
    def asked(self) -> int:
        return len(self.changes.ids.get("task", ()))

    @property
    def is_whole(self) -> bool:
        """Whether everybody got what was meant for them."""
        return not (
            self.left_out or self.refused or self.doubt or self.not_noted or self.waiting or self.changes.problems
        )


class Sending(Service[Parts]):
    """Verbs of one office file."""

    def __init__(self, parts: Parts, messages: Messages, account: MailAccount, outside: Outside | None = None) -> None:
        super().__init__(parts)
        self._messages, self._account, self._outside = messages, account, outside or Outside()

    def try_server(self) -> None:
        """Connects and logs in, sends nothing. Raises RuleBroken with `mail.…`, `keys.locked`."""
        server, password = self._server()
        with self._outside.reach(server, password):
            pass

    def send(self, order: MessageOrder, who: str, language: str, go_on: GoOn = _to_the_end) -> SentMessages:
        """First they are kept as prepared, once the server has let us in; then each is sent, and kept as sent together
        with the tasks that it asks for before the next one begins.

        Raises RuleBroken as `Messages.write_drafts`, with `mail.…`, `keys.locked`: then nothing was done.
        """
        server, password = self._server()
        plan = self._messages.plan(order, who, language)
        stop_where_unsure(plan, order)
        ready, left_out = plan.writable(addressed=True)
        ready, left_out = _not_sent_yet(ready, left_out)
        stop_where_nobody(ready, left_out)
        receipt, writer = SentMessages(left_out, files=plan.files), sender(self._store, who)
        with self._outside.reach(server, password) as connection:
            queue = self._kept(plan, ready, who, receipt)
            self._send(connection, queue, who, writer, receipt, go_on)
        return receipt

    def _server(self) -> tuple[MailServer, str]:
        server = self._account.server
        if server is None:
            raise RuleBroken(Problem("mail.no_server"))
        return server, self._account.password()

    def _kept(
        self, plan: MessagePlan, ready: Sequence[PreparedMessage], who: str, receipt: SentMessages
    ) -> list[tuple[str, PreparedMessage]]:
        made = [(one.kept or self._origin.new_id(), one) for one in ready]
        receipt.changes |= self._messages.keeping.keep_for_server(plan, made, who)
        return made

    def _send(
        self,
        connection: Connection,
        queue: Sequence[tuple[str, PreparedMessage]],
        who: str,
        writer: Sender,
        receipt: SentMessages,
        go_on: GoOn,
    ) -> None:
        begun: float | None = None
        for n, (id, message) in enumerate(queue):
            rest = [one for _, one in queue[n:]]
            begun = self._paced(begun)
            if not go_on(n, len(queue)):
                receipt.waiting, receipt.stopped = rest, Problem("mail.stopped")
                return
            try:
                connection.send(mail_draft(id, message, writer, self._origin.now(), receipt.files))
            except AddressRefused as refused:
                receipt.changes |= self._messages.keeping.refused(id, refused.said, who)
                facts = {"name": message.name, "address": message.address, "said": refused.said}
                receipt.refused.append(NotWritten(id, message.name, Problem("mail.address_refused", facts=facts)))
            except ConnectionLost as lost:
                receipt.doubt = rest[:1] if lost.in_doubt else []
                receipt.waiting = rest[1:] if lost.in_doubt else rest
                receipt.stopped = Problem("mail.lost", facts={"said": lost.said})
                return
            except MailServerRefused as refused:
                receipt.waiting, receipt.stopped = rest, refused.problem
                return
            else:
                receipt.sent.append(message)
                try:
                    receipt.changes |= self._messages.keeping.sent(id, message, who)
                except RuleBroken as broken:  # the disk is full, the file is gone
                    receipt.not_noted, receipt.waiting, receipt.stopped = [message], rest[1:], broken.problem
                    return

    def _paced(self, before: float | None) -> float:
        """Waits until a second has gone by since the last one began; when this one does."""
        if before is not None and (left := before + BETWEEN - self._outside.clock()) > 0:
            self._outside.wait(left)
        return self._outside.clock()


def _not_sent_yet(
    ready: Sequence[PreparedMessage], left_out: Sequence[NotWritten]
) -> tuple[list[PreparedMessage], list[NotWritten]]:
    """Nobody gets twice what was sent already."""
    wanted, others = [], list(left_out)
    for one in ready:
        if one.kept and one.state not in STILL_TO_SEND:
            facts = {"name": one.name, "state": f"choice.message_state.{one.state}"}
            others.append(NotWritten(one.kept, one.name, Problem("message.was_sent", facts=facts)))
        else:
            wanted.append(one)
    return wanted, others
