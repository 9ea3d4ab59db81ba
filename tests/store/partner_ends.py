"""What must hold in the partner machine, always and once everybody has told everything (`sync.md` 6, R18, R19)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from exchanging import take
from hypothesis.stateful import invariant
from partner_files import (
    AGREEMENT_OF,
    INSTITUTIONS,
    INTERNAL,
    MARK,
    PARTNERS,
    PEOPLE,
    TASKS,
    TRESPASS,
    PartnerFiles,
)
from replicas import TABLES, dump, lost_edits

from exchange_admin.domain.fields import Kind
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.partner_scope import ERASURE, RECORD
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import site_of
from exchange_admin.merge.transactions import Entry
from exchange_admin.store import Store
from exchange_admin.store.journal import ENTRY_BITS
from exchange_admin.store.withheld_entries import RULINGS

OPEN = ("sync_issue", "sync_excluded", "sync_mismatch")


class PartnerEnds(PartnerFiles):
    @invariant()
    def chains_hold(self) -> None:
        """I7, I8, I10 as far as a partial chain can tell."""
        for store in self.everywhere() if hasattr(self, "stores") else ():
            assert not store._db.execute("PRAGMA foreign_key_check").fetchall()
            covered: Counter[str] = Counter()
            for author, seq, skips, applied, hash in store._db.execute(
                "SELECT author, seq, skips, applied, hash FROM sync_txn"
            ):
                assert self.sealed.setdefault((author, seq), hash) == hash, "a sealed step changed"
                covered[author] += bool(applied) * (skips + 1)
            ends = {author: state.applied for author, state in store._journal.authors.items()}
            assert all(covered[author] == seq for author, seq in ends.items()), "a gap in a chain"

    def nothing_leaked(self) -> None:
        leaks = list(self.leaks())
        assert leaks == [], leaks

    def leaks(self) -> Iterator[str]:
        for institution in PARTNERS:
            never = {MARK[id] for id in PEOPLE if id not in self.shown_to[institution]}
            ids = [id for id in PEOPLE if id not in self.shown_to[institution]]
            ids += [id for place, id in AGREEMENT_OF.items() if place != institution]
            ids += [id for id in TASKS.values() if id not in self.let_out]
            files = self.of_partner(institution)
            wrote = "".join(
                map(self.wrote_itself, files)
            )  # in whichever copy of its file: what is held of that is told it
            named = [id for id in ids if id not in wrote]
            for store in files:
                sql = "SELECT author, json FROM sync_value JOIN sync_txn ON n = k >> ? WHERE json != ''"
                for author, text in store._db.execute(sql, (ENTRY_BITS,)):
                    if site_of(author) == store.site:
                        continue
                    if INTERNAL in text:
                        yield f"{institution} has {text}"
                    if any(f"@{mark}.example" in text for mark in never) or any(id in text for id in named):
                        yield f"{institution} has {text}"
                for author, body in store._db.execute("SELECT author, body FROM sync_txn WHERE body != ''"):
                    if site_of(author) != store.site and any(id in body for id in ids):
                        yield f"{institution} has {body}"

    @staticmethod
    def wrote_itself(store: Store) -> str:
        """The steps of a partner, in all lives of its file."""
        rows = store._db.execute("SELECT body FROM sync_txn WHERE author LIKE ?", (f"{store.site}.%",))
        return "".join(body for (body,) in rows)

    def teardown(self) -> None:
        if not hasattr(self, "stores"):
            return
        try:
            self.finish()
        finally:
            for store in self.everywhere():
                store.close()

    def finish(self) -> None:
        """Packages alone bring everybody to the same (I11): what is not confirmed is sent again, by one PC to each."""
        self.nothing_leaked()
        files = self.of_office()
        for _ in range(3):
            self.copies_tell_each_other()
            for number, institution in enumerate(PARTNERS):
                for theirs in self.of_partner(institution):
                    self.meet(self.stores[number], theirs)
        for number in (0, 1):
            self.given_up(number)
        for _ in range(2):
            self.copies_tell_each_other()
            for institution in PARTNERS:
                for theirs in self.of_partner(institution):
                    self.meet(self.stores[0], theirs)
        self.look()
        self.nothing_leaked()
        dumps = [dump(store) for store in files]
        assert all(one == dumps[0] for one in dumps[1:]), "the office's PCs differ"
        partners = [(institution, store) for institution in self.honest for store in self.of_partner(institution)]
        for store in (*files, *(store for _, store in partners)):
            assert store.checks.verify() == []
            assert store.checks.compare_with_rebuild() == []
        for institution, store in partners:
            self.agree(institution, store)
        self.nothing_differs_in_silence()
        self.nothing_lost()
        for store in files:
            self.ends_are_known(store)
        self.nothing_erased_is_left()
        self.nothing_held_is_shown()
        self.nothing_is_withdrawn()

    def copies_tell_each_other(self) -> None:
        """As through the mailbox: each reads what every other one has put there."""
        files = self.of_office()
        for sender in files:
            for receiver in files:
                if receiver is not sender:
                    self.tell_copy(sender, receiver)

    def meet(self, office: Store, theirs: Store) -> None:
        """Packages both ways, that of the partner first."""
        for sender, receiver in ((theirs, office), (office, theirs)):
            take(receiver, self.packed(sender, receiver))
            receiver.exchange.take_back("x")

    def agree(self, institution: str, store: Store) -> None:
        office = self.stores[0]
        asked = {(one.kind, one.id) for one in office.history.conflicts() if one.issue == "changed_deleted"}
        asked |= {(one.kind, one.id) for one in store.history.conflicts() if one.issue == "changed_deleted"}
        asked |= set(self.not_taken_home(institution, store))
        scope = office.exchange.scoping.of(institution)
        for kind in REGISTRY.kinds:
            ids = {id for id in scope.get(kind.name, set()) if (kind.name, id) not in asked}
            assert part_of(store, kind, ids) == part_of(office, kind, ids), f"{kind.name} differ at {institution}"
        for files in (office, store):
            asked |= {(kind, id) for table in OPEN for kind, id in files._db.execute(f"SELECT kind, id FROM {table}")}  # noqa: S608
        self.names_what_it_may(institution, store, asked)

    def names_what_it_may(self, institution: str, store: Store, asked: Collection[tuple[str, str]]) -> None:
        """What a partner sees names what it sees, and nothing else."""
        scope = self.stores[0].exchange.scoping.of(institution)
        for kind, field, to in (("mobility", "agreement_id", "agreement"), ("distinct_people", "other_id", "person")):
            ids = sorted(scope.get(kind, ()))
            theirs = store.many(kind, ids)
            for id, ours in self.stores[0].many(kind, ids).items():
                if (kind, id) not in asked:
                    told = {ours[field]} if ours[field] in scope.get(to, ()) else {None}
                    if ours[field] in self.shown_to[institution]:  # it may have come before
                        told.add(ours[field])
                    assert theirs[id][field] in told, f"{field} of {id} differs at {institution}"

    def not_taken_home(self, institution: str, store: Store) -> Iterator[tuple[str, str]]:
        """Records with lost steps of the office that the partner could have made up: what only the office may say it
        takes back from nobody."""
        office = self.stores[0]
        for author in office._journal.authors:
            for seq in range(1, office._journal.last(author) + 1) if site_of(author) == office.site else ():
                here = {entry.dot for entry in readable(office, author, seq)}
                for entry in readable(store, author, seq):
                    may = office.exchange.theirs(institution, entry.kind, entry.id) and not TABLES[entry.kind].owned
                    if entry.dot not in here and not may:
                        yield entry.kind, entry.id
                        if entry.kind in RULINGS:
                            yield str(entry.value("record_kind")), str(entry.value("record"))

    def nothing_differs_in_silence(self) -> None:
        """Whatever two sides show differently of a record that they share is told to one of them."""
        office = self.stores[0]
        each = [(institution, store) for institution in self.honest for store in self.of_partner(institution)]
        for institution, theirs in each:
            scope = office.exchange.scoping.of(institution)
            known = {
                (one.kind, one.id) for one in (*office.exchange.mismatches(theirs.site), *theirs.exchange.mismatches())
            }
            known |= {(one.kind, one.id) for one in (*office.history.conflicts(), *theirs.history.conflicts())}
            known |= {(kind, id) for kind, id in office._db.execute("SELECT kind, id FROM sync_excluded").fetchall()}
            for kind in REGISTRY.kinds:
                ids = {id for id in scope.get(kind.name, ()) if (kind.name, id) not in known}
                assert part_of(theirs, kind, ids) == part_of(office, kind, ids), f"{kind.name} differ in silence"

    def nothing_lost(self) -> None:
        """I5 for the whole office: every edit is shown, disputed, held, erased, or was replaced by one who saw it."""
        lost = lost_edits(self.stores[0], self.saw)
        assert lost == [], lost

    def ends_are_known(self, store: Store) -> None:
        """Of every life that is over everybody has heard, what is lost is counted, and nothing waits but for that."""
        known = store.exchange.known()
        for one in store.exchange.ended.all():
            last = max(*(lives.get(one.life, 0) for lives in self.lived.values()), store._journal.last(one.life))
            assert one.may_come_from == (), f"{one.life} is still waited for"
            assert one.lost == last - known.get(one.life, 0), f"not told what of {one.life} is lost"
            self.told["lost steps"] += one.lost
        over = {one.life for one in store.exchange.ended.all()}
        for waiting in store.exchange.waiting():
            assert waiting.missing_author not in over, "something waits for what nobody has"
            missing = waiting.missing_author, waiting.missing_seq
            if store._journal.covering(*missing) is None:
                there = [one.author for one in self.everywhere() if self.would_send(one, *missing)]
                assert not there, f"{missing} does not come home from {there}"

    @staticmethod
    def would_send(store: Store, author: str, seq: int) -> bool:
        """A partner's file sends what its own people wrote, and gives the office what is the office's."""
        sends = not store.is_partner or site_of(author) in {store.site, store._journal.me.hub}
        return sends and store._journal.covering(author, seq) is not None

    def nothing_erased_is_left(self) -> None:
        sql = "SELECT record FROM erasure WHERE record_kind = 'person'"
        gone = {id for store in self.of_office() for (id,) in store._db.execute(sql)}
        for store in self.everywhere():
            for id in gone:
                assert store.get("person", id) is None or self.made_up(store, id)
                texts = store._db.execute("SELECT json FROM sync_value WHERE instr(json, ?)", (f"@{MARK[id]}.",))
                assert texts.fetchall() == [], f"{MARK[id]} was erased"

    @staticmethod
    def made_up(store: Store, id: str) -> bool:
        """Whether a partner shows of somebody only what its own program wrote without having seen him."""
        (clock,) = store._db.execute("SELECT _clock FROM person WHERE id = ?", (id,)).fetchone()
        return store.is_partner and {site_of(dot) for dot in RowClock.read(clock).row_heads()} == {store.site}

    def nothing_held_is_shown(self) -> None:
        office = self.stores[0]
        let_in = {one["entry"] for one in office.where("held_change", "state", ["let_in"])}
        for record in office.many("person", PEOPLE).values():
            for dot, entry in office._journal.entries(record.heads["email"]).items():
                said_by_office = site_of(dot) == office.site  # which settled for it
                if str(entry.value("email")).startswith(TRESPASS) and not said_by_office:
                    assert dot in let_in or record.id in self.shown_to[INSTITUTIONS[site_of(dot)]], f"{dot} counts"

    def nothing_is_withdrawn(self) -> None:
        """What one of the steps that count has shared is shared, by whatever clock another took it back."""
        office = self.stores[0]
        for task in office.many("task", TASKS.values()).values():
            said = [one.value("share") for one in office._journal.entries(task.heads["share"]).values()]
            assert task["share"] == ("shared" if "shared" in said else "office"), f"{task.id} was taken back"


def readable(store: Store, author: str, seq: int) -> Sequence[Entry]:
    _, entries = store._journal.readable(author, seq) or (None, ())
    return entries


def part_of(store: Store, kind: Kind, ids: set[str]) -> dict[str, tuple[object, ...]]:
    """What a file shows of some records: the fields that partners get, but for ids of what they may not see."""
    fields = [one.name for one in kind.fields if not one.internal and not one.refers]
    fields = [name for name in fields if (kind.name, name) != (ERASURE, RECORD)]
    return {
        record.id: (record.live, *(record[name] for name in fields))
        for record in store.many(kind.name, sorted(ids)).values()
    }
