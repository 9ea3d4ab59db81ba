"""Does the file hold what it should? The journal against its hashes, the tables and search rows against the journal."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.partner_scope import waits_for_update
from exchange_admin.merge.bodies import body_hash
from exchange_admin.merge.clock import RowClock
from exchange_admin.merge.dots import author_of, site_of
from exchange_admin.merge.named_ids import hides
from exchange_admin.merge.transactions import Txn, Unreadable, read_body, value_hash
from exchange_admin.store.binding import DatabaseError, is_damage
from exchange_admin.store.history import History
from exchange_admin.store.journal import ENTRY_BITS, GONE, Author
from exchange_admin.store.life_keys import OWN_KEY, OWN_SIGNATURE
from exchange_admin.store.locking import note_found_broken
from exchange_admin.store.minutes_taught import MinutesTaught
from exchange_admin.store.opening import READ_THROUGH, has_huge_step, is_cut, resolved
from exchange_admin.store.own_key import KeyChecks
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.projection import causal
from exchange_admin.store.rebuilding import Rebuilding
from exchange_admin.store.schema import Difference
from exchange_admin.store.search_index import SEARCH
from exchange_admin.store.tables import KindTable
from exchange_admin.store.withheld_entries import HELD

CHAIN_BROKEN = "journal.chain_broken"
BROKEN = frozenset({CHAIN_BROKEN, OWN_KEY, OWN_SIGNATURE, "office_file.damaged"})
"""What no step is written upon. What others have signed wrongly is told and stops nobody: a partner could stop us."""
STOPPING = BROKEN | {"office_file.changed_thing", "office_file.foreign_thing"}
"""The same with what every opening sees."""
_LATEST = 200
"""Steps of each chain of a large file that the check after a start looks at, and a command before it writes."""
_HASH_BYTES = 32
_MOST_NAMED = 20
_SAMPLE = 25
"""Rows of each kind that it works out anew."""


def note_check(path: Path, problems: Iterable[Problem], who: str) -> bool:
    """Remembers beside a file, for whoever opens it next, whether a check of all of it found it broken. False when a
    program that has it open does not learn of it."""
    return note_found_broken(resolved(path), any(problem.code in BROKEN for problem in problems), who)


_Told = tuple[str, int, int, str, str, str, int]


class Checks(Part):
    """Reads only, apart from `rebuild`."""

    def __init__(
        self,
        file: FileParts,
        history: History,
        differences: Callable[[], Sequence[Difference]],
        left_behind: Callable[[], Mapping[str, Sequence[int]]],
    ) -> None:
        """`differences` says how the tables differ from those that the migrations make, `left_behind` which steps (by
        author) go to nobody."""
        super().__init__(file)
        self._history, self._differences, self._left_behind = history, differences, left_behind
        self._search, self._path, self._lives, self._holding = file.search, file.path, file.lives, file.holding
        self._keys, self._rebuilding = KeyChecks(file), Rebuilding(file)

    def verify(self) -> list[Problem]:
        """The whole journal."""
        with self._rebuilding.snapshot():
            return self._verify_chains(0)

    def compare_with_rebuild(self) -> list[Problem]:
        """The tables against the journal; what is wrong with the journal when it cannot be read."""
        try:
            differing = self._rebuilding.differing()
        except Unreadable:
            return self.verify()
        return [
            Problem("journal.table_differs", facts={"kind": f"kinds.{kind}", "n": count})
            for kind, count in differing.items()
        ]

    def rebuild(self) -> Changes:
        return self._rebuilding.rebuild()

    def has_learned(self) -> bool:
        return self._rebuilding.has_learned()

    def quick(self) -> list[Problem]:
        """Structure, the journal of a small file or its latest steps, some rows; quick enough for after every start."""
        problems = self._structure("quick_check")
        if not problems:
            problems += self.foreign()
            with self._rebuilding.snapshot():
                problems += self._verify_chains(self._latest())
            problems += self._sample()
        return problems

    def at_once(self) -> list[Problem]:
        """What can be seen of the journal at every opening: it takes as long for a large file as for a small one."""
        return self._stray_values() or self._keys.own()

    def _stray_values(self) -> list[Problem]:
        """Values in the place of a step to come, which could not be written."""
        row = self._db.execute("SELECT (SELECT max(n) FROM sync_txn), (SELECT max(k) FROM sync_value)").fetchone()
        last, values = (number or 0 for number in row)
        if values >> ENTRY_BITS <= last:
            return []
        me = self._journal.me.author
        facts = {"author": me, "seq": self._journal.applied(me) + 1}
        return [Problem(CHAIN_BROKEN, facts=facts)]

    def broken(self) -> list[Problem]:
        """Whether the journal can be gone on with: all of it in a small file, else the latest steps of each chain."""
        with self._rebuilding.snapshot():
            found = self._verify_chains(self._latest())
        return [problem for problem in found if problem.code in BROKEN]

    def before_writing(self) -> list[Problem]:
        """Everything that is looked at before a command writes, without stopping at the first."""
        if (self._is_small() and self._structure("quick_check")) or has_huge_step(self._db):
            return [Problem("office_file.damaged", facts={"path": str(self._path)})]
        return self.foreign() + self.broken()

    def unreadable(self) -> list[Problem]:
        """Kinds with a row whose text is none, in a file that is read through; in a larger one the whole check says
        so."""
        if not self._is_small():
            return []
        kinds = [kind for kind, table in self._tables.by_name.items() if not self._is_readable(table)]
        return [Problem("journal.rows_unreadable", facts={"kind": f"kinds.{kind}"}) for kind in kinds]

    def _is_readable(self, table: KindTable) -> bool:
        try:
            for _ in self._db.execute(table.select("1")):
                pass
        except DatabaseError as broken:
            if not is_damage(broken):
                raise
            return False
        return True

    def _latest(self) -> int:
        """So many steps of each chain are looked at, 0 for all."""
        return 0 if self._is_small() else _LATEST

    def _is_small(self) -> bool:
        return self._size() <= READ_THROUGH

    def _size(self) -> int:
        """Bytes of the file, as it says itself."""
        pages, size = (self._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        return int(pages * size)

    def all(self) -> list[Problem]:
        """What is wrong with the file, and what waits for a person."""
        return [*self.faults(), *self.undecided()]

    def is_faulty(self) -> bool:
        """Whether something is wrong, or the check does not even come through."""
        try:
            return bool(self.faults())
        except Exception:
            return True

    def faults(self) -> list[Problem]:
        """What is wrong with the file itself: structure, references, journal, tables and search rows."""
        problems = self._structure("integrity_check")
        if not problems:
            problems = self.foreign() + self.verify()
            problems += [problem for problem in self.compare_with_rebuild() if problem not in problems]
            problems += self._search_rows() + self._sums() + self._contents()
        return problems

    def undecided(self) -> list[Problem]:
        """What is sound and waits for a person: conflicts, proposals, values that were not taken over."""
        told = [
            Problem(
                f"journal.{issue.issue}",
                issue.field,
                {"kind": f"kind.{issue.kind}", "id": issue.id, "field": f"field.{issue.field}", "typed": issue.typed},
                Level.ASKS,
            )
            for issue in self._history.issues()
        ]
        for dispute in (*self._history.proposals(), *self._history.conflicts()):
            typed = dispute.choices[-1].value if dispute.choices else None
            facts = {
                "kind": f"kind.{dispute.kind}",
                "id": dispute.id,
                "field": f"field.{dispute.field}",
                "typed": typed,
            }
            told.append(Problem(f"journal.{dispute.issue}", dispute.field, facts, Level.ASKS))
        return told

    def remarks(self) -> list[Problem]:
        """What is no fault of the file and has to be known: steps that a wrong clock dated, steps that go to nobody,
        steps not signed."""
        told = [
            Problem("journal.clock_ahead", facts={"author": author, "n": count, "day": moment[:10]}, level=Level.ASKS)
            for author, count, moment in self._history.ahead()
        ]
        told += [
            Problem("journal.left_behind", facts={"author": author, "n": len(seqs), "seq": seqs[0]}, level=Level.ASKS)
            for author, seqs in self._left_behind().items()
        ]
        told += self.for_update_said()
        unsigned = self._history.unsigned()
        if unsigned.before:
            facts = {"n": unsigned.before, "day": unsigned.until[:10]}
            told.append(Problem("journal.unsigned", facts=facts, level=Level.INFORMS))
        for code, n in (("copies", unsigned.by_copies), ("later", unsigned.by_others)):
            if n:
                told.append(Problem(f"journal.unsigned_{code}", facts={"n": n}, level=Level.INFORMS))
        return told

    def for_update(self) -> int:
        """How much that partners wrote is held until a program knows what it says."""
        sql = f"SELECT record_kind, record, reason FROM {HELD} WHERE state = 'waiting' AND _live = 1"
        rows = self._db.execute(sql).fetchall() if HELD in self._tables else []
        registry, erased = self._tables.registry, self._holding.erased
        return sum(
            waits_for_update(registry, kind or "", reason or "") and (kind, id) not in erased
            for kind, id, reason in rows
        )

    def for_update_said(self) -> list[Problem]:
        """The same as a sentence, where there is something: in a partner's file it is the office that has to update."""
        code = "journal.for_update_at_office" if self._journal.me.hub else "journal.for_update"
        return [Problem(code, facts={"n": n}, level=Level.INFORMS) for n in (self.for_update(),) if n]

    def foreign(self) -> list[Problem]:
        """What stands in the file that the program did not make, or not so, or what is gone."""
        return [one.problem(str(self._path)) for one in self._differences()[:_MOST_NAMED]]

    def _structure(self, pragma: str) -> list[Problem]:
        facts = {"path": str(self._path)}
        try:
            if self._db.execute(f"PRAGMA {pragma}(1)").fetchone()[0] != "ok":
                return [Problem("office_file.damaged", facts=facts)]
            if self._path.name and is_cut(self._path, self._size()):
                return [Problem("office_file.damaged", facts=facts)]
            if pragma == "integrity_check" and self._db.execute("PRAGMA foreign_key_check").fetchone():
                return [Problem("office_file.damaged", facts=facts)]
        except DatabaseError:
            return [Problem("office_file.damaged", facts=facts)]
        return []

    def _verify_chains(self, latest: int) -> list[Problem]:
        """Chains from the start, or only their `latest` steps; forks are told once for each author."""
        problems = self._keys.tried() + self._keys.certificates()
        ends = self._db.execute("SELECT author, max(seq) FROM sync_txn GROUP BY author ORDER BY author").fetchall()
        told = {author for author, _ in ends}
        for author, end in [*ends, *((author, 0) for author in self._journal.authors if author not in told)]:
            state = self._journal.authors.get(author, Author())
            first = max(1, min(end, state.applied) - latest + 1) if latest else 1
            fault = next(self._faults(author, first, state), None)
            if fault is not None:
                problems.append(Problem(CHAIN_BROKEN, facts={"author": author, "seq": fault}))
            problems += self._keys.named(author, first)
            forged = next(self._lives.forged(author, first), None)
            if forged is not None:
                problems.append(self._keys.forged(author, forged))
            if len(problems) >= _MOST_NAMED:
                break
        for (author,) in self._db.execute(
            "SELECT DISTINCT author FROM sync_quarantine WHERE why = 'fork' ORDER BY author"
        ):
            problems.append(Problem("journal.fork", facts={"author": author}))
        if all(problem.code != CHAIN_BROKEN for problem in problems):
            problems += self._stray_values()
        return [one for at, one in enumerate(problems) if one not in problems[:at]]

    def _faults(self, author: str, first: int, state: Author) -> Iterator[int]:
        """Numbers of the steps from `first` on that are missing or not what they were."""
        prev = self._journal.hash_of(author, first - 1)
        rows = self._db.execute(
            "SELECT n, seq, skips, applied, hlc, who, verb, undoes, records, prev, hash, body FROM sync_txn"
            " WHERE author = ? AND seq >= ? ORDER BY seq",
            (author, first),
        )
        expected = first
        for n, seq, skips, applied, hlc, who, verb, undoes, records, told_prev, hash, body in rows:
            if seq - skips > expected and expected <= state.applied:
                yield expected
                return
            whole = applied in {0, 1, 2} and bool(applied) == (seq <= state.applied)
            if body:
                follows = prev is None or seq != expected or bytes(told_prev) == prev or not applied
                told = (author, seq, hlc, who, verb, undoes, records)
                whole = whole and follows and not skips
                whole = whole and self._holds(n, told, bytes(told_prev), bytes(hash), body, state)
            else:
                whole = whole and hlc < 0 and len(bytes(hash)) == _HASH_BYTES and author != self._journal.me.author
            if not whole:
                yield seq
            prev, expected = bytes(hash), seq + 1
        if expected <= state.applied or state.told > state.applied:
            yield expected

    def _holds(self, n: int, told: _Told, prev: bytes, hash: bytes, body: str, state: Author) -> bool:
        """Whether a step is what its hash, the columns beside it and its author's first step say."""
        txn = _readable(body)
        if txn is None or not _is_hashed(prev, body, txn, hash) or _told(txn) != told:
            return False
        if txn.seq == 1 and state.applied and txn.institution != state.institution:
            return False
        return self._values_hold(n, txn)

    def _values_hold(self, n: int, txn: Txn) -> bool:
        """Values that were erased, or left out by another sender, are no fault."""
        first = n << ENTRY_BITS
        rows = self._db.execute(
            "SELECT k, salt, json FROM sync_value WHERE k >= ? AND k < ? ORDER BY k",
            (first, first + (1 << ENTRY_BITS)),
        )
        count = 0
        for i, (k, salt, text) in enumerate(rows):
            if i >= len(txn.entries) or k != first + i:
                return False
            is_gone = (bytes(salt), text) == GONE
            is_lacking = is_gone or hides(text)
            if is_lacking and txn.author == self._journal.me.author and txn.record_of(i) not in self._holding.erased:
                return False
            if not is_gone and (txn.is_hidden(i) or value_hash(bytes(salt), text) != txn.entries[i][2]):
                return False
            count += 1
        return count == len(txn.entries)

    def _sample(self) -> list[Problem]:
        """Some undisputed rows of each kind worked out from the journal; a wrong one shows here early."""
        problems = []
        with self._rebuilding.shadow():
            self._db.execute("INSERT INTO shadow.sync_excluded SELECT * FROM main.sync_excluded")
            for table in self._tables.by_name.values():
                with self._rebuilding.snapshot():
                    if self._sample_differs(table):
                        facts = {"kind": f"kinds.{table.name}"}
                        problems.append(Problem("journal.table_differs", facts=facts))
        return problems

    def _sample_differs(self, table: KindTable) -> bool:
        projector = self._rebuilding.projector(trusted=True)
        erased = {id for _, id in self._holding.erased}
        for id, clock in self._sampled(table):
            heads = clock.row_heads()
            entries = self._journal.entries_of_record(table.name, id, heads)
            if any(value in erased for one in entries.values() for value in one.values if isinstance(value, str)):
                continue  # an emptied reference
            for entry in causal(entries):
                projector.take([entry])
        projector.flush()
        return bool(self._rebuilding.different_rows(table))

    def _sampled(self, table: KindTable) -> Sequence[tuple[str, RowClock]]:
        last = self._db.execute(f'SELECT max(n) FROM main."{table.name}"').fetchone()[0] or 0
        step = max(1, last // _SAMPLE)
        disputed = {id for (id,) in self._db.execute("SELECT id FROM main.sync_issue WHERE kind = ?", (table.name,))}
        found = []
        for n in range(last, 0, -step):
            row = self._db.execute(f'SELECT id, _clock FROM main."{table.name}" WHERE n = ?', (n,)).fetchone()
            if row and row[0] not in disputed and (clock := RowClock.read(row[1])).is_plain():
                found.append((row[0], clock))
        return found

    def _contents(self) -> list[Problem]:
        """Attachments whose bytes are not those of their record, and those of this office that have none; of many a
        partner has only the record."""
        if "attachment" not in self._tables:
            return []
        rows = self._db.execute(
            "SELECT a.sha256, c.content FROM attachment_content AS c JOIN attachment AS a ON a.id = c.id"
            " WHERE a.sha256 IS NOT NULL"
        )
        differing = sum(hashlib.sha256(content).hexdigest() != told for told, content in rows)
        counts = {"journal.attachment_differs": differing, "journal.attachment_gone": self._own_without_content()}
        return [Problem(code, facts={"n": n}) for code, n in counts.items() if n]

    def _own_without_content(self) -> int:
        rows = self._db.execute(
            "SELECT a._clock FROM attachment AS a LEFT JOIN attachment_content AS c ON c.id = a.id"
            " WHERE a._live = 1 AND c.id IS NULL"
        )
        made_by = ([author_of(dot) for dot in RowClock.read(clock).inserts] for (clock,) in rows)
        return sum(any(site_of(author) == self._journal.me.site for author in authors) for authors in made_by)

    def _search_rows(self) -> list[Problem]:
        lost = {one.name for one in self._differences()}
        there = [kind for kind in self._tables.searchable if f"{SEARCH}{kind}" not in lost]
        with self._rebuilding.shadow():
            wrong = [kind for kind in there if self._search.differs(kind, "shadow")]
        return [Problem("journal.search_differs", facts={"kind": f"kinds.{kind}"}) for kind in wrong]

    def _sums(self) -> list[Problem]:
        return [Problem("journal.sums_differ")] if MinutesTaught(self._file).differs() else []


def _told(txn: Txn) -> _Told:
    """What the columns beside a body repeat from it."""
    return txn.author, txn.seq, txn.hlc, txn.who, txn.verb, txn.undoes, txn.records()


def _is_hashed(prev: bytes, body: str, txn: Txn, hash: bytes) -> bool:
    try:
        return body_hash(prev, body, txn.shapes, txn.entries) == hash
    except ValueError:
        return False


def _readable(body: str) -> Txn | None:
    try:
        return read_body(body)
    except Unreadable:
        return None
