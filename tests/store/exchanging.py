"""An office and its partners that exchange what packages hold, without the packages around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from offices import NORTH, OFFICE, SITES, SOUTH, furnish
from replicas import SIGNING, signing

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.merge.signatures import life_message
from exchange_admin.merge.tallies import Tally
from exchange_admin.merge.transactions import TxnLine
from exchange_admin.names import Names
from exchange_admin.store import Store
from exchange_admin.store.journal import Self
from exchange_admin.store.package_apply import Incoming, Received, Told
from exchange_admin.store.peers import RECEIVED, SENT, OwnKeys, PackageRow, Peer

_numbers = count(1)
_AT = "2026-09-01T08:00:00Z"


@dataclass(frozen=True)
class Packed:
    """What a package holds."""

    id: str
    sender: str
    receiver: str
    institution: str
    lines: Sequence[TxnLine]
    have: Mapping[str, int]
    received: Sequence[str]
    ends: Mapping[str, int] = field(default_factory=dict)
    told: Told = field(default_factory=Told)
    tally: Tally | None = None


def an_office(names: Names) -> Store:
    office = Store.in_memory(origin=Origin.seeded(11), names=names, institution=OFFICE, signing=signing(11))
    give_keys(office)
    furnish(office)
    for institution, site in SITES.items():
        office.peers.save(Peer(site, institution))
    return office


def a_partner(names: Names, office: Store, institution: str) -> Store:
    """The file that the office makes for a partner, in memory."""
    origin = Origin.seeded(ord(SITES[institution][0]))
    made = Store.in_memory(
        origin=origin, names=names, institution=institution, signing=signing(ord(SITES[institution][0]))
    )
    give_keys(made)
    with made._atomic():
        made._journal.begin_life(Self(SITES[institution], "1", institution, 0, "", is_backup=False, hub=office.site))
    made.peers.save(Peer(office.site, OFFICE))
    take(made, pack(office, made))
    return made


def give_keys(store: Store) -> None:
    """The keys of a site, by which its packages would be signed; they say whose the keys of its lives are."""
    private = store.origin.random_bytes(32)
    store.keys.put(OwnKeys(private, SIGNING.public(private), b"", "", ""))


def certify(store: Store) -> None:
    keys = store.keys.get()
    for author, life in store.exchange.lives.uncertified().items() if keys else ():
        store.exchange.certify_life(
            author, keys.sign_public, SIGNING.sign(keys.sign_private, life_message(author, life))
        )


def told_by(sender: Store, site: str, authors: Collection[str]) -> Told:
    """What a package of the second format says of keys."""
    certify(sender)
    keys = sender.keys.get()
    return Told(
        sender.exchange.lives.certified(authors), sender.exchange.lives.proofs(site), keys.sign_public if keys else ""
    )


def tell(sender: Store, receiver: Store) -> Received:
    """What one PC of the office has for another one, without taking anything back."""
    return receiver.exchange.take_in(
        Incoming(
            sender.exchange.outgoing_to_copies(receiver.exchange.known()).lines,
            peer=sender.author,
            institution=sender.institution,
            who="",
            package=PackageRow(sender.origin.new_id(), RECEIVED, sender.author, _AT),
            have=sender.exchange.known(),
            told=told_by(sender, receiver.site, sender.exchange.known()),
        )
    )


def pack(sender: Store, receiver: Store, *, without_people: Collection[str] = (), signed: bool = True) -> Packed:
    """Everything that is not confirmed, as one package; not `signed`: as an older program makes it."""
    if sender.is_partner:
        outgoing = sender.exchange.outgoing_to_hub()
    else:
        outgoing = sender.exchange.outgoing_to_partner(receiver.site, without_people=without_people)
    tally = sender.exchange.tally(receiver.site, outgoing)
    lines = list(outgoing.lines)
    id = f"package-{next(_numbers)}"
    received = [row.id for row in sender.packages.of(receiver.site, RECEIVED)]
    sender.packages.add(PackageRow(id, SENT, receiver.site, _AT, ends=outgoing.ends), outgoing.records)
    if not signed:
        lines = [line.unsigned() for line in lines]
    told = told_by(sender, receiver.site, outgoing.ends) if signed else Told()
    ends, known = dict(outgoing.ends), sender.exchange.known_signed() if signed else sender.exchange.known()
    return Packed(id, sender.site, receiver.site, sender.institution, lines, known, received, ends, told, tally)


def take(
    store: Store,
    packed: Packed,
    *,
    lines: Iterable[TxnLine] | None = None,
    dry_run: bool = False,
    own_steps: Sequence[Step] = (),
) -> Received:
    return store.exchange.take_in(
        Incoming(
            packed.lines if lines is None else lines,
            peer=packed.sender,
            institution=packed.institution,
            who="clerk",
            package=PackageRow(packed.id, RECEIVED, packed.sender, _AT),
            have=packed.have,
            received=packed.received,
            own_steps=own_steps,
            told=packed.told,
            tally=packed.tally if lines is None else None,
        ),
        dry_run=dry_run,
    )


def take_home(store: Store, packed: Packed) -> Received:
    """A package is taken in, and a person takes back what it has of the own steps that were lost."""
    received = take(store, packed)
    store.exchange.take_back("clerk", unproved=True)
    return received


def meet(office: Store, *partners: Store) -> None:
    """Everybody tells everybody, until nobody has anything new."""
    for _ in range(2):
        for partner in partners:
            take_home(office, pack(partner, office))
        for partner in partners:
            take_home(partner, pack(office, partner))


def set_(store: Store, of: str, record: str, **values: object) -> str:
    return store.record(Step(store.site, "set", (Edit(of, record, values),))).step


def add(store: Store, of: str, record: str, **values: object) -> str:
    return store.record(Step(store.site, "add", (Edit(of, record, values, new=True),))).step


def whole(*stores: Store) -> None:
    for store in stores:
        assert store.checks.verify() == []
        assert store.checks.compare_with_rebuild() == []
        assert store.checks.quick() == []
        assert not store._db.execute("PRAGMA foreign_key_check").fetchall()


def shown(store: Store) -> set[str]:
    """The ids of everything that has a row."""
    return {id for kind in REGISTRY.kinds for (id,) in store._db.execute(f'SELECT id FROM "{kind.name}"')}  # noqa: S608


__all__ = ["NORTH", "OFFICE", "SITES", "SOUTH"]
