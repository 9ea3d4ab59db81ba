"""Handing mails to the server of a college (RFC 5321), only over TLS, one after the other.

The server is outside like everybody else: what it says is cut, counted and timed.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from time import monotonic
from types import TracebackType
from typing import Any, Self

from exchange_admin.documents.mail_drafts import MailDraft, message_of
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.messages.mail_servers import PLAIN, STARTTLS, TLS, MailServer
from exchange_admin.domain.rules.messages.placeholders import one_line

WAIT = 30.0
"""Seconds that an answer may take, all of its lines together."""
_MOST_LINES = 200
_LONGEST_SAID = 300
_PIECE = 1 << 16
_TAKEN, _TEXT_WANTED, _GONE = frozenset({250, 251, 252}), 354, 421


class MailServerRefused(RuleBroken):
    """There is no connection, so nothing was sent: `mail.unknown_host`, `.unreachable`, `.no_answer`, `.nonsense`,
    `.certificate`, `.no_tls`, `.no_login`, `.login_refused`, `.sender_refused`."""


class AddressRefused(Exception):
    """The server takes no mail for this address, or not this mail; `said` are its words."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class ConnectionLost(Exception):
    """Nothing more can be sent. `in_doubt`: all of the mail was handed over and no answer came: it may arrive."""

    def __init__(self, said: str, *, in_doubt: bool) -> None:
        super().__init__(said)
        self.said, self.in_doubt = said, in_doubt


class MailConnection:
    """An open connection, logged in; to be used in a `with` block. Raises MailServerRefused when it is entered.

    `trust` is what certificates are checked against: the authorities of the system where nothing else is said.
    """

    def __init__(
        self,
        server: MailServer,
        password: str = "",
        *,
        trust: ssl.SSLContext | None = None,
        wait: float = WAIT,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._server, self._password, self._wait, self._clock = server, password, wait, clock
        self._trust = trust or ssl.create_default_context()
        self._smtp: _Client | None = None

    def __enter__(self) -> Self:
        try:
            self._open()
        except MailServerRefused:
            self._close()
            raise
        except (OSError, smtplib.SMTPException, ValueError) as error:
            self._close()
            raise MailServerRefused(_why_not(error, self._server)) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._smtp is not None and self._smtp.sock is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._smtp.sock.settimeout(min(self._wait, 5.0))
                self._smtp.quit()
        self._close()

    def send(self, draft: MailDraft) -> None:
        """Returns once the server has taken the mail over. Raises AddressRefused, ConnectionLost, MailServerRefused
        (`mail.sender_refused`): then it was not sent, unless that is in doubt."""
        assert self._smtp is not None
        content = message_of(replace(draft, sender=self._server.sender), unsent=False).as_bytes()
        in_doubt = False
        try:
            self._ask("MAIL", f"FROM:<{self._server.sender}>", _TAKEN, "sender_refused")
            self._ask("RCPT", f"TO:<{draft.to}>", _TAKEN)
            self._ask("DATA", "", frozenset({_TEXT_WANTED}))
            in_doubt = True
            self._hand_over(_dots_doubled(content) + b".\r\n")
            code, said = self._smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._close()
            raise ConnectionLost(_words_of(error), in_doubt=in_doubt) from error
        if code != 250:
            self._refused(code, said)

    def _hand_over(self, content: bytes) -> None:
        """In pieces: a slow line has the time of an answer for each, not for a whole mail with its files."""
        assert self._smtp is not None
        for at in range(0, len(content), _PIECE):
            self._smtp.send(content[at : at + _PIECE])

    def _ask(self, verb: str, rest: str, wanted: frozenset[int], code_of_problem: str = "") -> None:
        assert self._smtp is not None
        code, said = self._smtp.docmd(verb, rest)
        if code in wanted:
            return
        if code_of_problem and code != _GONE:
            facts = {"address": self._server.sender, "said": _said(code, said)}
            raise MailServerRefused(Problem(f"mail.{code_of_problem}", facts=facts))
        self._refused(code, said)

    def _refused(self, code: int, said: bytes) -> None:
        assert self._smtp is not None
        if code == _GONE or not 400 <= code <= 599:
            self._close()
            raise ConnectionLost(_said(code, said), in_doubt=False)
        self._smtp.docmd("RSET")
        raise AddressRefused(_said(code, said))

    # Inside: how it begins and ends

    def _open(self) -> None:
        server = self._server
        if server.security == PLAIN and not server.is_this_computer:
            raise MailServerRefused(Problem("mail.plain", facts={"host": server.host}))
        self._smtp = _Client(server.host, self._wait, self._clock, self._trust if server.security == TLS else None)
        self._expect(*self._smtp.connect(server.host, server.port))
        self._smtp.ehlo_or_helo_if_needed()
        if server.security == STARTTLS:
            if not self._smtp.has_extn("starttls"):
                raise MailServerRefused(Problem("mail.no_tls", facts={"host": server.host}))
            self._expect(*self._smtp.starttls(context=self._trust))
            self._smtp.ehlo_or_helo_if_needed()
        if server.user:
            self._login()

    def _expect(self, code: int, said: bytes) -> None:
        if code != 220:
            raise smtplib.SMTPResponseException(code, said)

    def _login(self) -> None:
        assert self._smtp is not None
        facts = {"host": self._server.host}
        if not self._smtp.has_extn("auth"):
            raise MailServerRefused(Problem("mail.no_login", facts=facts))
        try:
            self._smtp.login(self._server.user, self._password)
        except smtplib.SMTPAuthenticationError as error:
            said = _said(error.smtp_code, error.smtp_error)
            raise MailServerRefused(Problem("mail.login_refused", facts={**facts, "said": said})) from error
        except smtplib.SMTPNotSupportedError as error:
            raise MailServerRefused(Problem("mail.no_login", facts=facts)) from error
        except UnicodeEncodeError as error:
            raise MailServerRefused(Problem("mail.login_not_ascii", facts=facts)) from error

    def _close(self) -> None:
        if self._smtp is not None:
            self._smtp.close()


class _Client(smtplib.SMTP):
    """Of the standard library, with an end to every answer: a server may talk for ever, or a letter a minute."""

    def __init__(self, host: str, wait: float, clock: Callable[[], float], trust: ssl.SSLContext | None) -> None:
        super().__init__(timeout=wait, local_hostname="localhost")  # the name of a PC is nobody's business
        self._wait, self._clock, self._trust = wait, clock, trust
        self._host = host  # by which the certificate is checked

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        opened = socket.create_connection((host, port), timeout)
        if self._trust is None:
            return opened
        try:
            return self._trust.wrap_socket(opened, server_hostname=host)
        except (OSError, ValueError):
            opened.close()
            raise

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock is not None:
            self.file: Any = _Answers(self.sock, self._wait, self._clock)
        if isinstance(self.file, _Answers):
            self.file.begin()
        return super().getreply()


class _Answers:
    """What a server says, line by line, within a time and a number of lines for each answer."""

    def __init__(self, sock: socket.socket, wait: float, clock: Callable[[], float]) -> None:
        self._sock, self._file, self._wait, self._clock = sock, sock.makefile("rb", buffering=0), wait, clock
        self._kept = b""
        self.begin()

    def begin(self) -> None:
        self._until, self._lines = self._clock() + self._wait, 0

    def readline(self, most: int) -> bytes:
        self._lines += 1
        if self._lines > _MOST_LINES:
            raise OSError("too many lines")
        while b"\n" not in self._kept and len(self._kept) < most:
            left = self._until - self._clock()
            if left <= 0:
                raise TimeoutError("timed out")
            self._sock.settimeout(left)
            more = self._file.read(4096)
            if not more:
                break
            self._kept += more
        self._sock.settimeout(self._wait)
        end = self._kept.find(b"\n") + 1 or len(self._kept)
        line, self._kept = self._kept[: min(end, most)], self._kept[min(end, most) :]
        return line

    def close(self) -> None:
        self._file.close()


def _dots_doubled(content: bytes) -> bytes:
    """A line that is one dot would end the mail (RFC 5321 4.5.2)."""
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    if not lines[-1]:
        lines.pop()
    return b"".join((b"." if line.startswith(b".") else b"") + line + b"\r\n" for line in lines)


def _why_not(error: Exception, server: MailServer) -> Problem:
    facts: dict[str, object] = {"host": server.host, "port": server.port, "said": _words_of(error)}
    cause: BaseException | None = error
    while cause is not None:
        match cause:
            case ssl.SSLCertVerificationError():
                return Problem("mail.certificate", facts={**facts, "said": one_line(cause.verify_message)})
            case socket.gaierror():
                return Problem("mail.unknown_host", facts=facts)
            case TimeoutError():
                return Problem("mail.no_answer", facts=facts)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, OSError) and not isinstance(error, smtplib.SMTPException | ssl.SSLError):
        return Problem("mail.unreachable", facts=facts)
    return Problem("mail.nonsense", facts=facts)


def _words_of(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _said(error.smtp_code, error.smtp_error)
    return one_line(str(error))[:_LONGEST_SAID]


def _said(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return one_line(f"{code} {text}")[:_LONGEST_SAID]
