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

_ACCOUNT, _PASSWORD, _WAY = "mail.account", "password", "message.way"
"""Server and sealed password are one setting, so that they are kept or forgotten together."""


class MailAccount:
    """Kept in this file, beside its history: no package, no other PC of the office and no partner gets it."""

    def __init__(self, store: Store, keys: OfficeKeys) -> None:
        self._store, self._settings, self._keys = store, store.settings, keys

    @property
    def server(self) -> MailServer | None:
        """None where none is set, or what is kept is none."""
        found = {name: value for name, value in self._account().items() if name != _PASSWORD}
        try:
            read = MailServer(**found) if found else None
        except TypeError:
            return None
        return read if read and not list(_unusable(read)) else None

    @property
    def has_password(self) -> bool:
        return bool(self._sealed())

    def use(self, server: MailServer, password: str | None = None) -> None:
        """Without a password that of the same host and user stays. Raises RuleBroken with `mail.odd_…`, `mail.plain`,
        `partner.office_only`."""
        if self._store.is_partner:
            raise RuleBroken(Problem("partner.office_only"))
        server = replace(server, host=server.host.strip(), user=server.user.strip(), sender=server.sender.strip())
        if problems := list(server_problems(server)):
            raise RuleBroken(*problems)
        before = self.server
        is_same = before is not None and (before.host, before.user) == (server.host, server.user)
        sealed = self._sealed() if password is None and is_same else self._seal(password or "")
        self._settings.set(_ACCOUNT, {**asdict(server), _PASSWORD: sealed})

    def forget(self) -> None:
        """Nothing of it stays, neither the password."""
        self._settings.remove(_ACCOUNT)

    def password(self) -> str:
        """Raises RuleBroken with `keys.locked`, `mail.password_lost`."""
        sealed = self._sealed()
        if not sealed:
            return ""
        private = self._keys.private().age_private
        try:
            opened = open_secret(private, b64decode(sealed))
        except ValueError:  # somebody else wrote there
            opened = None
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

    def _account(self) -> dict[str, Any]:
        nothing: dict[str, Any] = {}
        return self._settings.like(_ACCOUNT, nothing)

    def _sealed(self) -> str:
        sealed = self._account().get(_PASSWORD, "")
        return sealed if isinstance(sealed, str) else ""

    def _seal(self, password: str) -> str:
        return b64encode(seal_secret(self._keys.public()[1], password.encode())).decode() if password else ""


def _unusable(server: MailServer) -> list[Problem]:
    try:
        return list(server_problems(server))
    except TypeError:  # another type than it should be: somebody else wrote there
        return [Problem("mail.odd_host")]
