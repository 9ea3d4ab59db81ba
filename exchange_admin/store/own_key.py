"""Is the key by which this copy signs its steps still the one that its steps name? What can be seen of it at once, and
what takes the whole journal (decision 25)."""

from __future__ import annotations

from exchange_admin.domain.problems import Problem
from exchange_admin.merge.dots import site_of
from exchange_admin.merge.signatures import PRIVATE_BYTES, LifeKey, life_message
from exchange_admin.merge.transactions import Txn, Unreadable, read_body
from exchange_admin.store.life_keys import own_key_altered, own_signature_altered
from exchange_admin.store.parts import FileParts, Part

_LIFE_KEY = "journal.life_key"
_NAMES = '"key":"'
"""So a body names a key; within its texts the signs are escaped."""


class KeyChecks(Part):
    """Reads only."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._lives, self._signing = file.lives, file.signing

    def own(self) -> list[Problem]:
        """What is wrong with the key of the present life and the signatures of its steps, as far as some rows tell;
        that the signatures fit is not tried.

        A life without a key is one of an older program, or has not written yet. A backup has no private half.
        """
        me = self._journal.me
        life, private = self._lives.all().get(me.author), self._lives.private(me.author)
        if self._has_key_of_another(me.author):
            return [own_key_altered(me.author)]
        if life is None or not life.key:
            is_taken_out = private is not None or self._has_signed(me.author)
            return [own_key_altered(me.author)] if is_taken_out else []
        if (private is None and not me.is_backup) or not self._names(me.author, life):
            return [own_key_altered(me.author)]
        if first := self._lives.first_unsigned(me.author):
            return [own_signature_altered(me.author, first)]
        return []

    def tried(self) -> list[Problem]:
        """The same, and whether the private half of the key is that of the one which is known; it takes the library."""
        me = self._journal.me
        life, private = self._lives.all().get(me.author), self._lives.private(me.author)
        if life is None or private is None or self._signing is None:
            return self.own()
        is_pair = len(private) == PRIVATE_BYTES and self._signing.public(private) == life.key
        return self.own() if is_pair else [own_key_altered(me.author)]

    def certificates(self) -> list[Problem]:
        """Keys of lives for which the key of their site is noted to have spoken, and has not."""
        return [
            self._altered(author)
            for author, life in self._lives.all().items()
            if life.certificate and self._signing is not None and not self._is_certified(author, life)
        ]

    def named(self, author: str, first: int) -> list[Problem]:
        """Whether the key that a step of an author from `first` on names is the one that is known."""
        rows = self._db.execute(
            "SELECT body FROM sync_txn WHERE author = ? AND seq >= ? AND instr(body, ?) > 0", (author, first, _NAMES)
        ).fetchall()
        return [self._altered(author)] if any(self._is_other(body) for (body,) in rows) else []

    def forged(self, author: str, seq: int) -> Problem:
        """Of a step whose signature is not its author's."""
        me = self._journal.me
        if author == me.author:
            return own_signature_altered(author, seq)
        code = "former_signature" if site_of(author) == me.site else "signature_broken"
        return Problem(f"journal.{code}", facts={"author": author, "seq": seq})

    def _is_other(self, body: str) -> bool:
        try:
            txn = read_body(body)
        except Unreadable:
            return False  # told as a broken chain
        life = self._lives.all().get(txn.author)
        if not txn.key or self._may_be_made_up(txn, life):
            return False
        return life is None or (life.key, life.since) != (txn.key, txn.seq)

    def _may_be_made_up(self, txn: Txn, life: LifeKey | None) -> bool:
        """Steps of former lives may have been taken back that nobody can prove; no key is believed that those name."""
        me = self._journal.me
        is_former = site_of(txn.author) == me.site and txn.author != me.author
        return is_former and (life is None or not life.key or (txn.seq < life.since and txn.key != life.key))

    def _has_key_of_another(self, author: str) -> bool:
        row = self._db.execute("SELECT 1 FROM sync_own_key WHERE author != ? LIMIT 1", (author,)).fetchone()
        return row is not None

    def _has_signed(self, author: str) -> bool:
        """Whether the first or the last step shows that there was a key."""
        last = self._journal.applied(author)
        row = self._db.execute(
            "SELECT 1 FROM sync_txn WHERE author = ? AND seq IN (1, ?)"
            " AND (length(signature) > 0 OR instr(body, ?) > 0) LIMIT 1",
            (author, last, _NAMES),
        ).fetchone()
        return row is not None

    def _names(self, author: str, life: LifeKey) -> bool:
        row = self._db.execute(
            "SELECT 1 FROM sync_txn WHERE author = ? AND seq = ? AND instr(body, ?) > 0",
            (author, life.since, f'{_NAMES}{life.key}"'),
        ).fetchone()
        return row is not None

    def _is_certified(self, author: str, life: LifeKey) -> bool:
        assert self._signing is not None
        return self._signing.is_signed(life.site_key, life.certificate, life_message(author, life))

    def _altered(self, author: str) -> Problem:
        return (
            own_key_altered(author)
            if author == self._journal.me.author
            else Problem(_LIFE_KEY, facts={"author": author})
        )
