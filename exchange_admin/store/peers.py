"""Who this file exchanges packages with, under which keys, and what the others have confirmed. Never journalled."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from exchange_admin.store.parts import OwnTable

SENT, RECEIVED = "sent", "received"
PARTNER_FILE, REVOKED = "partner_file", "revoked"
"""The kind of what an office notes of a partner's file, and the state in which nothing of that file is taken in."""
SIGNED_FORMAT = 3
"""The first format of data whose program reads packages of the second format: signed steps, and bodies with leaves."""


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """The keys of this file. The private halves are as `documents.packages.keys` wrote them, wrapped or not."""

    sign_private: bytes
    sign_public: str
    age_private: bytes
    age_public: str
    made: str


@dataclass(frozen=True, slots=True)
class Peer:
    """Another site as this file knows it.

    `known` is how far each author's chain is applied there, by its last package. `format` and `app` are the versions in
    use there. `sent`, `received` and `confirmed` are moments, empty for never. `clock_ahead` are the seconds by which
    the clock there was ahead of ours.
    """

    site: str
    institution: str = ""
    sign_key: str = ""
    age_key: str = ""
    enrolment_code: str = ""
    known: Mapping[str, int] = field(default_factory=dict)
    format: int = 0
    app: str = ""
    sent: str = ""
    received: str = ""
    confirmed: str = ""
    clock_ahead: int = 0


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A package that was made or taken in here. `ends` is how far each author's chain goes in it.

    `confirmed` is the moment at which the receiver's own package said that it has this one, empty until then.
    `report` is what it held, as its service counted it.
    """

    id: str
    direction: str
    peer: str
    at: str
    file_name: str = ""
    size: int = 0
    sha256: str = ""
    ends: Mapping[str, int] = field(default_factory=dict)
    confirmed: str = ""
    report: Mapping[str, object] = field(default_factory=dict)


def _columns(row: type) -> str:
    return ", ".join(one.name for one in fields(row))


_KEYS, _PEER, _PACKAGE = map(_columns, (OwnKeys, Peer, PackageRow))


def _marks(row: type) -> str:
    return ", ".join("?" * len(fields(row)))


def _cells(row: OwnKeys | Peer | PackageRow) -> list[object]:
    told = (getattr(row, one.name) for one in fields(row))
    return [_text(value) if isinstance(value, Mapping) else value for value in told]


class Keys(OwnTable):
    """The own keys of the file."""

    def get(self) -> OwnKeys | None:
        """None before they were made."""
        row = self._db.execute(f"SELECT {_KEYS} FROM sync_key").fetchone()
        return OwnKeys(*row) if row else None

    def put(self, keys: OwnKeys) -> None:
        with self._atomic():
            sql = f"INSERT OR REPLACE INTO sync_key (k, {_KEYS}) VALUES (1, {_marks(OwnKeys)})"
            self._db.execute(sql, _cells(keys))


class Peers(OwnTable):
    """The other sites, by name."""

    def get(self, site: str) -> Peer | None:
        row = self._db.execute(f"SELECT {_PEER} FROM sync_peer WHERE site = ?", (site,)).fetchone()
        return _peer(row) if row else None

    def __getitem__(self, site: str) -> Peer:
        """A site that was never heard of has confirmed nothing."""
        return self.get(site) or Peer(site)

    def all(self) -> list[Peer]:
        return [_peer(row) for row in self._db.execute(f"SELECT {_PEER} FROM sync_peer ORDER BY site").fetchall()]

    def save(self, peer: Peer) -> None:
        with self._atomic():
            self.write(peer)

    def write(self, peer: Peer) -> None:
        """As `save`, inside a transaction that is open."""
        self._db.execute(f"INSERT OR REPLACE INTO sync_peer ({_PEER}) VALUES ({_marks(Peer)})", _cells(peer))

    def forget(self, site: str) -> None:
        """As if nothing had ever been heard of it."""
        with self._atomic():
            self._db.execute("DELETE FROM sync_peer WHERE site = ?", (site,))


class Packages(OwnTable):
    """The packages that were made and taken in here, and which records a peer has been sent (`sync_shared`)."""

    def find(self, id: str) -> PackageRow | None:
        row = self._db.execute(f"SELECT {_PACKAGE} FROM sync_package WHERE id = ?", (id,)).fetchone()
        return _package(row) if row else None

    def of(self, peer: str, direction: str) -> list[PackageRow]:
        """The latest first."""
        rows = self._db.execute(
            f"SELECT {_PACKAGE} FROM sync_package WHERE peer = ? AND direction = ? ORDER BY at DESC, id DESC",
            (peer, direction),
        )
        return [_package(row) for row in rows.fetchall()]

    def add(self, package: PackageRow, shared: Iterable[tuple[str, str]] = ()) -> None:
        """`shared` are the records (kind, id) in it. Those that the receiver has already stay with the package that
        brought them, for this one may hold no more than what is new about them."""
        with self._atomic():
            self.write(package, shared)

    def write(self, package: PackageRow, shared: Iterable[tuple[str, str]] = ()) -> None:
        """As `add`, inside a transaction that is open."""
        sql = f"INSERT OR REPLACE INTO sync_package ({_PACKAGE}) VALUES ({_marks(PackageRow)})"
        self._db.execute(sql, _cells(package))
        self._db.executemany(
            "INSERT OR IGNORE INTO sync_shared (peer, kind, id, package) SELECT :peer, :kind, :id, :package WHERE NOT"
            " EXISTS (SELECT 1 FROM sync_shared AS s JOIN sync_package AS p ON p.id = s.package"
            " WHERE s.peer = :peer AND s.kind = :kind AND s.id = :id AND p.confirmed != '')",
            [{"peer": package.peer, "kind": kind, "id": id, "package": package.id} for kind, id in shared],
        )

    def told(self, peer: str, received: Collection[str], at: str) -> None:
        """What the peer's package says it has of ours: these packages and no others, for it may have been restored.

        Inside a transaction that is open.
        """
        rows = self._db.execute(
            "SELECT id, confirmed FROM sync_package WHERE peer = ? AND direction = ?", (peer, SENT)
        ).fetchall()
        self._db.executemany(
            "UPDATE sync_package SET confirmed = ? WHERE id = ?",
            [(at if id in received else "", id) for id, confirmed in rows if bool(confirmed) != (id in received)],
        )

    def sent_ends(self, peer: str) -> dict[str, int]:
        """How far each author's chain goes in what the peer has been sent, confirmed or not."""
        ends: dict[str, int] = {}
        for row in self.of(peer, SENT):
            for author, seq in row.ends.items():
                ends[author] = max(seq, ends.get(author, 0))
        return ends

    def shared(self, peer: str) -> set[tuple[str, str]]:
        """The records that the peer has been sent, confirmed or not."""
        return set(self._db.execute("SELECT DISTINCT kind, id FROM sync_shared WHERE peer = ?", (peer,)).fetchall())

    def forget(self, peer: str, records: Iterable[tuple[str, str]]) -> None:
        """From now on the peer lacks something of these: should they be for it again, all of them is sent again."""
        with self._atomic():
            self._db.executemany(
                "DELETE FROM sync_shared WHERE peer = ? AND kind = ? AND id = ?",
                [(peer, kind, id) for kind, id in records],
            )

    def lack(self, records: Collection[tuple[str, str]]) -> None:
        """What was sent of these was not all: no peer has them for certain until all of them was sent again.

        Inside a transaction that is open.
        """
        peers = self._db.execute("SELECT DISTINCT peer FROM sync_shared").fetchall() if records else []
        self._db.executemany(
            "UPDATE OR REPLACE sync_shared SET package = '' WHERE peer = ? AND kind = ? AND id = ?",
            [(peer, kind, id) for (peer,) in peers for kind, id in sorted(records)],
        )

    def confirmed_ends(self, peer: str) -> dict[str, int]:
        """How far each chain goes in what this file has sent and the peer has for certain.

        The peer may know more of a chain from another copy of this file, which may have left out something else.
        """
        ends: dict[str, int] = {}
        for (text,) in self._db.execute(
            "SELECT ends FROM sync_package WHERE peer = ? AND direction = ? AND confirmed != ''", (peer, SENT)
        ).fetchall():
            for author, seq in _numbers(text).items():
                ends[author] = max(seq, ends.get(author, 0))
        return ends

    def confirmed_records(self, peer: str) -> set[tuple[str, str]]:
        """The records that the peer has for certain."""
        rows = self._db.execute(
            "SELECT DISTINCT s.kind, s.id FROM sync_shared AS s JOIN sync_package AS p ON p.id = s.package"
            " WHERE s.peer = ? AND p.confirmed != ''",
            (peer,),
        )
        return set(rows.fetchall())


def _text(plain: Mapping[str, object]) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _peer(row: Sequence[Any]) -> Peer:
    named = dict(zip(_PEER.split(", "), row, strict=True))
    return Peer(**{**named, "known": _numbers(named["known"])})


def _package(row: Sequence[Any]) -> PackageRow:
    named = dict(zip(_PACKAGE.split(", "), row, strict=True))
    return PackageRow(**{**named, "ends": _numbers(named["ends"]), "report": _content(named["report"])})


def _numbers(text: str) -> dict[str, int]:
    """Numbers of steps by author. Of what somebody else has written there nothing counts, so that it is sent again."""
    return {author: seq for author, seq in _content(text).items() if type(seq) is int}


def _content(text: str) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}
