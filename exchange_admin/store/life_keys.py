"""The keys of lives: the own one that signs what is written here, and those of others that are known (decision 22).

The private half stands in the file as it is, because steps are signed while the keys of the office are locked; it goes
when the life is over, and no backup has it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import Enum, auto

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.merge.dots import site_of
from exchange_admin.merge.signatures import (
    PRIVATE_BYTES,
    SIGNATURE_BYTES,
    LifeKey,
    Proof,
    Signing,
    life_message,
    step_message,
)
from exchange_admin.merge.transactions import Txn, TxnLine
from exchange_admin.store.binding import Connection
from exchange_admin.store.journal import Journal
from exchange_admin.store.tables import Tables
from exchange_admin.store.withheld_entries import ENDED

OWN_KEY, OWN_SIGNATURE = "journal.own_key", "journal.own_signature"
"""The key of the present life is not the one that its steps name; one of its steps is not signed by it."""


MOST_LIVES = 1_000
"""Of one partner's file: each time that it is put back, copied or moved it begins a new one. Every package to anybody
names all lives that are known, and with too many it would be too large to be read."""


def refuse_too_many(site: str, lives: Collection[str]) -> None:
    """Raises RuleBroken with `package.too_many_lives`."""
    if len(lives) > MOST_LIVES:
        raise RuleBroken(Problem("package.too_many_lives", facts={"author": site, "n": MOST_LIVES}))


def own_key_altered(author: str) -> Problem:
    return Problem(OWN_KEY, facts={"author": author})


def own_signature_altered(author: str, seq: int) -> Problem:
    return Problem(OWN_SIGNATURE, facts={"author": author, "seq": seq})


class Standing(Enum):
    """What is known of who wrote a step, without the word of whoever sends it.

    `SIGNED` by the key of its life; `UNPROVED`: that life signs its steps, but not this one; `FORGED`: the signature is
    another's. Of steps from `BEFORE` there was a key nothing can be known.
    """

    SIGNED = auto()
    BEFORE = auto()
    UNPROVED = auto()
    FORGED = auto()


class LifeKeys:
    """Opens no transaction of its own. Without `signing` nothing is signed or checked."""

    def __init__(self, connection: Connection, tables: Tables, journal: Journal, signing: Signing | None) -> None:
        self._db, self._journal, self._signing = connection, journal, signing
        self._knows_ended = ENDED in tables
        self._kept: dict[str, LifeKey] | None = None
        self._read_at = -1
        self._fits = ""  # the life whose key was tried on its latest step

    # own steps

    def begin(self, author: str, seq: int) -> tuple[str, dict[str, int]]:
        """The key that the own step `seq` has to name, and the former lives that never signed, with their last steps;
        nothing when the life has its key. Raises RuleBroken when that is not the one which signed the step before."""
        if self._signing is None:
            return "", {}
        private = self.private(author)
        if private is not None:
            self._refuse_altered(author, seq, private)
            return "", {}
        if self.since(author):
            raise RuleBroken(own_key_altered(author))
        private = self._signing.make()
        self._db.execute("INSERT INTO sync_own_key VALUES (?, ?)", (author, private))
        key, unsigned = self._signing.public(private), self._never_signed(author)
        self._put(author, LifeKey(key, seq))
        self._note_unsigned(unsigned)
        return key, unsigned

    def sign(self, author: str, seq: int, hash: bytes) -> bytes | None:
        """The signature of an own step."""
        private = self.private(author)
        if private is None:
            return None
        if self._signing is None:
            raise TypeError(f"{author} signs its steps, and nothing was handed in to sign with")
        return self._signing.sign(private, step_message(author, seq, hash))

    def private(self, author: str) -> bytes | None:
        row = self._db.execute("SELECT private FROM sync_own_key WHERE author = ?", (author,)).fetchone()
        return bytes(row[0]) if row else None

    def _refuse_altered(self, author: str, seq: int, private: bytes) -> None:
        """Before the first step of a run: the key is the one that is known, and its signature of the step before is
        what stands there (Ed25519 signs a thing always alike)."""
        if self._fits == author or self._signing is None:
            return
        life = self.all().get(author)
        if life is None or len(private) != PRIVATE_BYTES or life.key != self._signing.public(private):
            raise RuleBroken(own_key_altered(author))
        if seq > life.since:
            stored = self._journal.covering(author, seq - 1)
            signed = self.sign(author, seq - 1, stored.hash) if stored else None
            if stored is None or self._journal.signature(stored.n) != signed:
                raise RuleBroken(own_signature_altered(author, seq - 1))
        self._fits = author

    def _never_signed(self, author: str) -> dict[str, int]:
        """Other lives of this file that are over and have no key. On another PC of an office one may be at work."""
        site, over = site_of(author), self._ended()
        return {
            other: state.applied
            for other, state in self._journal.authors.items()
            if site_of(other) == site
            and other != author
            and other not in self.all()
            and (over is None or other in over)
        }

    def _ended(self) -> Collection[str] | None:
        """Lives of the office's file that are over; None in a partner's file, which lives on one PC."""
        if self._journal.me.hub:
            return None
        if not self._knows_ended:
            return ()
        return {life for (life,) in self._db.execute(f"SELECT life FROM {ENDED} WHERE life IS NOT NULL").fetchall()}

    # what is known of all

    def all(self) -> Mapping[str, LifeKey]:
        if self._read_at != self._journal.changes:
            self._kept, self._read_at = None, self._journal.changes
        if self._kept is None:
            rows = self._db.execute("SELECT author, key, since, site_key, certificate FROM sync_life_key").fetchall()
            self._kept = {author: LifeKey(key, since, of, bytes(told)) for author, key, since, of, told in rows}
        return self._kept

    def since(self, author: str) -> int:
        """The number of the step that names an author's key; 0 when that is not known."""
        life = self.all().get(author)
        return life.since if life and life.key else 0

    def certified(self, authors: Collection[str]) -> dict[str, LifeKey]:
        """The keys of those authors of whom their site's own key says whose they are."""
        return {author: life for author, life in self.all().items() if author in authors and life.certificate}

    def uncertified(self) -> dict[str, LifeKey]:
        """Keys of lives of this file for which the key of the site has not spoken yet."""
        site = self._journal.me.site
        return {
            author: life
            for author, life in self.all().items()
            if site_of(author) == site and life.key and not life.certificate
        }

    def certify(self, author: str, site_key: str, certificate: bytes) -> None:
        life = self.all()[author]
        self._put(author, LifeKey(life.key, life.since, site_key, certificate))

    def note(self, txn: Txn) -> None:
        """What a step says of keys. Raises RuleBroken with `package.other_life_key`."""
        if txn.key:
            self._know(txn.author, LifeKey(txn.key, txn.seq))
        site = site_of(txn.author)
        self._note_unsigned({life: last for life, last in txn.unsigned.items() if site_of(life) == site})

    def learn(self, lives: Mapping[str, LifeKey], site_keys: Mapping[str, str], *, strangers: bool) -> None:
        """What a package says of the keys of lives. `site_keys` are known; with `strangers` the key of a site that was
        never met before is believed, and from then on no other.

        Raises RuleBroken: `package.life_certificate`, `.other_site_key`, `.other_life_key`.
        """
        for author, life in lives.items():
            if self._signing is None or self.all().get(author) == life:
                continue
            known = site_keys.get(site_of(author)) or self._met(site_of(author))
            if not known and not strangers:
                continue
            if known and life.site_key != known:
                raise RuleBroken(Problem("package.other_site_key", facts={"author": author}))
            if not self._signing.is_signed(life.site_key, life.certificate, life_message(author, life)):
                raise RuleBroken(Problem("package.life_certificate", facts={"author": author}))
            self._know(author, life)

    def _met(self, site: str) -> str:
        """The key by which a site said whose the keys of its lives are, the first time."""
        return next((one.site_key for name, one in self.all().items() if site_of(name) == site and one.site_key), "")

    def _know(self, author: str, life: LifeKey) -> None:
        before = self.all().get(author)
        if before and before.key and (before.key, before.since) != (life.key, life.since):
            raise RuleBroken(Problem("package.other_life_key", facts={"author": author}))
        if before is None or not before.key or (life.certificate and not before.certificate):
            self._put(author, life)

    def _note_unsigned(self, lives: Mapping[str, int]) -> None:
        for author, last in lives.items():
            if author not in self.all():
                refuse_too_many(site_of(author), self._journal.lives_of(site_of(author)) | {author})
                self._put(author, LifeKey("", last + 1))

    def _put(self, author: str, life: LifeKey) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO sync_life_key VALUES (?, ?, ?, ?, ?)",
            (author, life.key, life.since, life.site_key, life.certificate),
        )
        self._kept = None

    # checking

    def standing(self, line: TxnLine) -> Standing:
        """Of a line whose hashes hold, or hold together with what comes after it."""
        if not self.signs(line.site, line.seq):
            return Standing.BEFORE
        if not line.signature:
            return Standing.UNPROVED
        signed = self.is_signed(line.site, line.seq, bytes.fromhex(line.hash), bytes.fromhex(line.signature))
        return Standing.SIGNED if signed else Standing.FORGED

    def signs(self, author: str, seq: int) -> bool:
        """Whether a step of that number has to be signed, by a key of which it is certain whose it is."""
        life = self.all().get(author)
        if life is None or self._signing is None:
            return False
        certain = bool(life.certificate) or not life.key or site_of(author) == self._journal.me.site
        return certain and seq >= life.since

    def lacks_signature(self, author: str, seq: int) -> bool:
        """Whether a step that is here has to be signed and is not."""
        if not self.signs(author, seq):
            return False
        known = self._journal.covering(author, seq)
        return known is not None and known.seq == seq and not known.signed

    def is_signed(self, author: str, seq: int, hash: bytes, signature: bytes) -> bool:
        life = self.all().get(author)
        if life is None or not life.key or self._signing is None or seq < life.since:
            return False
        return self._signing.is_signed(life.key, signature, step_message(author, seq, hash))

    def proved(self, proofs: Mapping[str, Proof]) -> dict[str, int]:
        """Of own lives, the last step that somebody has shown to have."""
        site = self._journal.me.site
        return {
            author: proof.seq
            for author, proof in proofs.items()
            if site_of(author) == site and self.is_signed(author, proof.seq, proof.hash, proof.signature)
        }

    def proofs(self, site: str) -> dict[str, Proof]:
        """What shows how far the chains of a site are here."""
        found: dict[str, Proof] = {}
        for author in self._journal.authors:
            if site_of(author) != site:
                continue
            row = self._db.execute(
                "SELECT seq, hash, signature FROM sync_txn WHERE author = ? AND applied > 0 AND signature IS NOT NULL"
                " ORDER BY seq DESC LIMIT 1",
                (author,),
            ).fetchone()
            if row is not None:
                found[author] = Proof(row[0], bytes(row[1]), bytes(row[2]))
        return found

    def only_proved(self, line: TxnLine) -> TxnLine:
        """The line without a signature that is another's: whoever gets it would refuse all that comes with it."""
        if not line.signature or self.standing(line) is not Standing.FORGED:
            return line
        return line.unsigned()

    def first_unsigned(self, author: str) -> int:
        """The first step of an author that should be signed and is not, here; 0 when there is none."""
        if not self.since(author):
            return 0
        row = self._db.execute(
            "SELECT seq FROM sync_txn WHERE author = ? AND seq >= ? AND signature IS NULL AND hlc >= 0"
            " ORDER BY seq LIMIT 1",
            (author, self.since(author)),
        ).fetchone()
        return int(row[0]) if row else 0

    def forged(self, author: str, first: int) -> Iterator[int]:
        """Numbers of an author's steps from `first` on whose signature is another's."""
        if not self.since(author) or self._signing is None:
            return
        rows = self._db.execute(
            "SELECT seq, hash, signature FROM sync_txn WHERE author = ? AND seq >= ? AND signature IS NOT NULL"
            " ORDER BY seq",
            (author, max(first, self.since(author))),
        )
        for seq, hash, signature in rows:
            if len(signature) != SIGNATURE_BYTES or not self.is_signed(author, seq, bytes(hash), bytes(signature)):
                yield int(seq)
