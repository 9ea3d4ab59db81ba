"""The keys of this file: made when first needed, under an optional passphrase asked once per run (rulings 29)."""

from __future__ import annotations

from collections.abc import Callable

from exchange_admin.documents.packages.keys import SiteKeys, WrappedKeys, fingerprint, make_keys, sign, unwrap, wrap
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.merge.signatures import life_message
from exchange_admin.services.exchange.key_session import KeySession
from exchange_admin.store import Store
from exchange_admin.store.peers import OwnKeys

_WRAPPED = b"age-encryption.org/"


class OfficeKeys:
    """Keys of one open file."""

    def __init__(self, store: Store, unlocked: KeySession) -> None:
        self._store, self._unlocked = store, unlocked

    @property
    def are_made(self) -> bool:
        return self._store.keys.get() is not None

    @property
    def has_passphrase(self) -> bool:
        kept = self._store.keys.get()
        return kept is not None and kept.age_private.startswith(_WRAPPED)

    @property
    def is_locked(self) -> bool:
        """Whether the passphrase has still to be asked."""
        return self.has_passphrase and self._store.site not in self._unlocked.keys

    def public(self) -> tuple[str, str]:
        """(signing key, age key); made when there are none yet."""
        kept = self._store.keys.get()
        if kept is None:
            made = self.private()
            return made.sign_public, made.age_public
        return kept.sign_public, kept.age_public

    def fingerprint(self) -> str:
        """Eight groups of four digits."""
        return fingerprint(*self.public())

    def private(self) -> SiteKeys:
        """The whole keys, made when there are none yet. Raises RuleBroken with `keys.locked`."""
        if known := self._unlocked.keys.get(self._store.site):
            return known
        kept = self._store.keys.get()
        if kept is None:
            keys = self.make(self._store.origin.random_bytes)
        elif self.has_passphrase:
            raise RuleBroken(Problem("keys.locked"))
        else:
            keys = SiteKeys(kept.sign_private, kept.sign_public, kept.age_private.decode(), kept.age_public)
        return keys

    def make(self, random_bytes: Callable[[int], bytes]) -> SiteKeys:
        """The first keys of a file that has none, of this randomness: that of an invented office can be foreseen."""
        keys = make_keys(random_bytes)
        self._store.keys.put(self._plain(keys))
        return keys

    def unlock(self, passphrase: str) -> None:
        """Raises RuleBroken with `keys.wrong_passphrase`."""
        kept = self._store.keys.get()
        if kept is None or not self.has_passphrase:
            return
        wrapped = WrappedKeys(kept.sign_private, kept.sign_public, kept.age_private, kept.age_public)
        self._unlocked.keys[self._store.site] = unwrap(wrapped, passphrase)

    def certify_lives(self) -> None:
        """Says of the keys by which this file signs its steps that they are its own. Raises RuleBroken with
        `keys.locked`."""
        keys = self.private()
        for author, life in self._store.exchange.lives.uncertified().items():
            certificate = sign(keys.sign_private, life_message(author, life))
            self._store.exchange.certify_life(author, keys.sign_public, certificate)

    def set_passphrase(self, passphrase: str) -> None:
        """Wraps the keys anew; an empty one takes the passphrase away. Raises RuleBroken with `keys.locked`."""
        keys = self.private()
        self._unlocked.keys[self._store.site] = keys
        if passphrase:
            wrapped = wrap(keys, passphrase)
            self._store.keys.put(
                OwnKeys(wrapped.sign_private, keys.sign_public, wrapped.age_private, keys.age_public, self._made())
            )
        else:
            self._store.keys.put(self._plain(keys))

    def _plain(self, keys: SiteKeys) -> OwnKeys:
        return OwnKeys(keys.sign_private, keys.sign_public, keys.age_private.encode(), keys.age_public, self._made())

    def _made(self) -> str:
        kept = self._store.keys.get()
        return kept.made if kept else self._store.origin.now().strftime("%Y-%m-%dT%H:%M:%SZ")
