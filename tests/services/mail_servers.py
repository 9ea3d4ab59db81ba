"""Mail servers that tests start: a real one with a self-made certificate, and some that do not speak as one should."""

from __future__ import annotations

import asyncio
import logging
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from exchange_admin.domain.rules.messages.mail_servers import PLAIN, STARTTLS, TLS, MailServer

USER, PASSWORD, SENDER = "office@x.cn", "Geheim-2026!", "office@x.cn"


class Certificate:
    """Self-made, for localhost; `trust` is a context that believes it, `strangers` one that does not."""

    def __init__(self, folder: Path, host: str = "localhost") -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        now = datetime.now(UTC)
        names = (
            [x509.DNSName(host), x509.IPAddress(ip_address("127.0.0.1"))]
            if host == "localhost"
            else [x509.DNSName(host)]
        )
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=30))
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .sign(key, SHA256())
        )
        self._file = folder / f"{host}.pem"
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        self._file.write_bytes(private + made.public_bytes(Encoding.PEM))
        self._public = made.public_bytes(Encoding.PEM).decode()

    def served(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._file)
        return context

    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cadata=self._public)


class Taking:
    """What the real server does: takes mails, but for some addresses, and breaks off where told to."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, list[str], Message]] = []
        self.refuse: dict[str, str] = {}
        self.break_at: int | None = None
        self.logins: list[str] = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # type: ignore[no-untyped-def]
        if answer := self.refuse.get(address):
            return answer
        if self.break_at == len(self.taken):
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # type: ignore[no-untyped-def]
        self.taken.append((envelope.mail_from, list(envelope.rcpt_tos), message_from_bytes(envelope.content)))
        return "250 Message accepted for delivery"

    def addresses(self) -> list[str]:
        return [to for _, tos, _ in self.taken for to in tos]


@contextmanager
def real_server(
    certificate: Certificate, *, security: str = STARTTLS, login: bool = True
) -> Iterator[tuple[MailServer, Taking]]:
    """aiosmtpd, on a free port of this computer."""
    smtp = pytest.importorskip("aiosmtpd.smtp")
    taking = Taking()

    def known(server, session, envelope, mechanism, data):  # type: ignore[no-untyped-def]
        taking.logins.append(data.login.decode())
        fits = (data.login.decode(), data.password.decode()) == (USER, PASSWORD)
        return smtp.AuthResult(success=fits, handled=False)

    more = {"authenticator": known, "auth_required": True} if login else {}
    if security == STARTTLS:
        more |= {"tls_context": certificate.served(), "require_starttls": True}
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    loop = asyncio.new_event_loop()
    served = certificate.served() if security == TLS else None
    thread = threading.Thread(
        target=_serve, args=(loop, listening, lambda: smtp.SMTP(taking, loop=loop, **more), served), daemon=True
    )
    thread.start()
    log = logging.getLogger("mail.log")  # the server warns of its own older names, and of lines that break
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield MailServer("localhost", port, security, SENDER, USER if login else ""), taking
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        log.setLevel(level)  # the server may break off a line to the last


def _serve(
    loop: asyncio.AbstractEventLoop, listening: socket.socket, speak: Any, served: ssl.SSLContext | None
) -> None:
    asyncio.set_event_loop(loop)
    server = loop.run_until_complete(loop.create_server(speak, sock=listening, ssl=served))
    loop.run_forever()
    server.close()
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()


@contextmanager
def odd_server(talk: Callable[[socket.socket], None], security: str = PLAIN) -> Iterator[MailServer]:
    """One connection after the other is talked to by `talk`."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            with line, suppress(OSError):
                talk(line)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield MailServer("127.0.0.1", listening.getsockname()[1], security, SENDER)
    finally:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5)


class _Patient(socketserver.StreamRequestHandler):
    """Takes every mail and never hangs up first."""

    def handle(self) -> None:
        answers = {b"EHLO": b"250 localhost", b"DATA": b"354 go on", b"QUIT": b"221 bye"}
        self.wfile.write(b"220 ready\r\n")
        while said := self.rfile.readline():
            verb = said[:4].upper()
            self.wfile.write(answers.get(verb, b"250 ok") + b"\r\n")
            if verb == b"DATA":
                while self.rfile.readline() not in {b".\r\n", b""}:
                    pass
                self.wfile.write(b"250 taken\r\n")


class _EachApart(socketserver.ThreadingTCPServer):
    daemon_threads, block_on_close = True, False


@contextmanager
def patient_server() -> Iterator[int]:
    """Its port. A process and its copies can speak over one connection, one after the other, and over others beside."""
    with _EachApart(("127.0.0.1", 0), _Patient) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()
