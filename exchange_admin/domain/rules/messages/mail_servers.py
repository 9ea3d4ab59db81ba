"""The mail server of a college: what is asked of its settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.messages.addresses import is_address

STARTTLS, TLS, PLAIN = "starttls", "tls", "plain"
SECURITY = (STARTTLS, TLS, PLAIN)
"""TLS asked for once connected, from the first byte, or none: that only to a program on the same computer."""
USUAL_PORTS = {STARTTLS: 587, TLS: 465, PLAIN: 25}

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_HOST = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*")
_THIS = frozenset({"localhost", "127.0.0.1"})


@dataclass(frozen=True, slots=True)
class MailServer:
    """`user` is empty where it asks for none; `sender` is the address that mails come from."""

    host: str
    port: int
    security: str
    sender: str
    user: str = ""

    @property
    def is_this_computer(self) -> bool:
        return self.host.lower() in _THIS


def server_problems(server: MailServer) -> Iterator[Problem]:
    """What keeps it from being used."""
    if not _HOST.fullmatch(server.host):
        yield Problem("mail.odd_host", "host", {"typed": server.host})
    if not 1 <= server.port <= 65_535:
        yield Problem("mail.odd_port", "port", {"typed": server.port})
    if server.security not in SECURITY:
        yield Problem("mail.odd_security", "security", {"typed": server.security, "known": ", ".join(SECURITY)})
    elif server.security == PLAIN and not server.is_this_computer:
        yield Problem("mail.plain", "security", {"host": server.host})
    if not is_address(server.sender):
        yield Problem("mail.odd_sender", "sender", {"typed": server.sender})
    if any(letter < " " or letter == "\x7f" for letter in server.user):
        yield Problem("mail.odd_user", "user")
