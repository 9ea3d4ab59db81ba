"""The mail server of the office as it is set on this PC, with its password under the keys of the office."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict, replace
from typing import Any

from exchange_admin.documents.packages.keys import open_secret, seal_secret
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.messages.addresses import read_address
from exchange_admin.domain.rules.messages.mail_servers import MailServer, server_problems
from exchange_admin.services.exchange.office_keys import OfficeKeys
from exchange_admin.store import Store

_SERVER, _PASSWORD, _WAY = "mail.server", "mail.password", "message.way"


class MailAccount:
    """Kept in this file, beside its history: no package, no other PC of the office and no partner gets it."""

    def __init__(self, store: Store, keys: OfficeKeys) -> None:
        self._store, self._settings, self._keys = store, store.settings, keys

    @property
    def server(self) -> MailServer | None:
        """None where none is set, or what is kept is none."""
        nothing: dict[str, Any] = {}
        found = self._settings.like(_SERVER, nothing)
        try:
            read = MailServer(**found) if found else None
        except TypeError:
            return None
        return read if read and not list(_unusable(read)) else None

    @property
    def has_password(self) -> bool:
        return bool(self._settings.like(_PASSWORD, ""))

    def use(self, server: MailServer, password: str | None = None) -> None:
        """Without a password that of the same host and user stays. Raises RuleBroken with `mail.odd_…`, `mail.plain`,
        `partner.office_only`."""
        if self._store.is_partner:
            raise RuleBroken(Problem("partner.office_only"))
        server = replace(server, host=server.host.strip(), user=server.user.strip(), sender=server.sender.strip())
        if problems := list(server_problems(server)):
            raise RuleBroken(*problems)
        before = self.server
        is_another = before is None or (before.host, before.user) != (server.host, server.user)
        if password is not None or is_another:
            self._keep_password(password or "")
        self._settings.set(_SERVER, asdict(server))

    def forget(self) -> None:
        """Nothing of it stays, neither the password."""
        for key in (_SERVER, _PASSWORD):
            self._settings.remove(key)

    def password(self) -> str:
        """Raises RuleBroken with `keys.locked`, `mail.password_lost`."""
        kept = self._settings.like(_PASSWORD, "")
        if not kept:
            return ""
        opened = open_secret(self._keys.private().age_private, b64decode(kept))
        if opened is None:
            raise RuleBroken(Problem("mail.password_lost"))
        return opened.decode()

    @property
    def own_address(self) -> str:
        """That of the office, empty where it has none: mails come from there unless somebody says otherwise."""
        offices = self._store.records(Query("office"))
        return read_address(offices[0].text("email")).address if offices else ""

    @property
    def way(self) -> str:
        """How messages went out last, empty at first."""
        return self._settings.like(_WAY, "")

    def keep_way(self, way: str) -> None:
        self._settings.set(_WAY, way)

    def _keep_password(self, password: str) -> None:
        if not password:
            self._settings.remove(_PASSWORD)
            return
        sealed = seal_secret(self._keys.public()[1], password.encode())
        self._settings.set(_PASSWORD, b64encode(sealed).decode())


def _unusable(server: MailServer) -> list[Problem]:
    try:
        return list(server_problems(server))
    except TypeError:  # another type than it should be: somebody else wrote there
        return [Problem("mail.odd_host")]
