"""What a catalogue would change here. Nothing is written: the plan is the same for the preview and the import."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from exchange_admin.documents.catalogue_file import INSTITUTION, LISTING, Catalogue, Line, read_line, refused_line
from exchange_admin.domain.dates import LATEST_DAY
from exchange_admin.domain.fields import LIVE, Registry, Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.catalogue import PROFILE_FIELDS, Standing, Word
from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.domain.rules.listings import WITHDRAWN as TAKEN_BACK
from exchange_admin.domain.steps import Edit, Record, filled, removal
from exchange_admin.domain.wording import Wording
from exchange_admin.services.catalogues.asking import TAKE, Asking
from exchange_admin.services.catalogues.contents import FIELDS, Faults, is_newer, lasts_too_long, title_of
from exchange_admin.services.catalogues.speaking import Owner, Speakers
from exchange_admin.services.catalogues.told import (
    CHANGED,
    ELSEWHERE,
    NEW,
    NEWER,
    OLDER,
    OURS,
    SAME,
    TOO_LONG,
    WAITS,
    WITHDRAWN,
    Question,
    ToldLine,
)
from exchange_admin.services.stored import rows_of
from exchange_admin.store import Store

LINE, KEY = "catalogue_line", "catalogue_key"
_KNOWN = ("record_kind", "record", "revision", "digest", "is_agreed", "counts", "sign_key")
_SHORT = 12
"""Digits of a hash by which a question names a line."""


@dataclass(slots=True)
class _Case:
    """One record: what was known of it and by whose key, what is known with the file, and the lines that came, by
    their hashes."""

    kind: str
    record: str
    before: Standing = field(default_factory=Standing)
    key: str = ""
    after: Standing = field(default_factory=Standing)
    owner: Owner | None = None
    came: dict[str, Line] = field(default_factory=dict)


class Plan:
    """Made once for a file and a store as it stands."""

    def __init__(
        self, store: Store, registry: Registry, speakers: Speakers, asking: Asking, today: date, words: Wording
    ) -> None:
        self._store, self._registry, self._speakers, self._asking = store, registry, speakers, asking
        self._today, self._words = today, words
        self._faults = Faults(today)
        self._cases = _known(store, speakers.revoked)
        self._there: Mapping[str, Record] = {}
        self._profiles: Mapping[str, Line] = {}
        self._wanted: dict[tuple[str, str], Mapping[str, Value]] = {}
        self._gone: list[str] = []
        self._of_later: frozenset[str] = frozenset()  # hashes of lines that say what a later program knows
        self.lines: list[ToldLine] = []

    def make(self, catalogue: Catalogue) -> None:
        """Raises RuleBroken for a line that no hub may say, and for an answer to what nobody asks."""
        lines = catalogue.lines
        self._of_later = frozenset(one.digest for one in lines if is_newer(self._registry[one.kind], one.content))
        judged = {word.digest for case in self._cases.values() for word in case.before.words}
        for at, line in enumerate(catalogue.lines, start=2):
            if line.digest not in judged:
                self._refuse_faults(catalogue, at, line)
        self._profiles = {one.id: one for one in catalogue.lines if one.kind == INSTITUTION}
        self._speakers.read(list(self._profiles.values()))
        listings = [one for one in catalogue.lines if one.kind == LISTING]
        self._there = self._store.many(LISTING, [id for one in listings for id in (one.id, _id_here(one))])
        told = [self._hear(line) for line in catalogue.lines]
        for kind in (INSTITUTION, LISTING):
            for case in self._cases.values():
                if case.kind == kind:
                    self._settle(case)
        for binding in self._speakers.bindings:
            self._wanted[KEY, self._registry[KEY].own_id(binding)] = binding
        for at, (line, what) in enumerate(zip(catalogue.lines, told, strict=True), start=2):
            self.lines.append(self._told(at, line, what))
        self._asking.refuse_unasked()

    def edits(self) -> Iterator[Edit]:
        """In the order in which records refer to each other."""
        for kind in (INSTITUTION, KEY, LISTING, LINE):
            wanted = {id: values for (of, id), values in self._wanted.items() if of == kind}
            there = self._store.many(kind, list(wanted))
            for id, values in wanted.items():
                yield from _edit(kind, id, values, there.get(id))
        yield from (removal(LINE, id) for id in self._gone)

    def _refuse_faults(self, catalogue: Catalogue, at: int, line: Line) -> None:
        if line.digest in self._of_later:
            return
        if found := next(self._faults.of(self._registry[line.kind], line.content), None):
            field = f"field.{line.kind}.{found.field}" if found.field else f"kind.{line.kind}"
            raise refused_line(catalogue.path, "bad_value", at, field=field)

    def _hear(self, line: Line) -> str:
        """What becomes of the line, where that is known before all lines are heard."""
        owner = self._speakers.found[line.institution]
        if isinstance(owner, str):
            return owner
        if line.digest in self._of_later:
            return NEWER
        if line.kind == LISTING and lasts_too_long(line.content, self._today):
            return TOO_LONG
        record = owner.id if line.kind == INSTITUTION else _id_here(line)
        case = self._cases.get(record)
        written = self._there.get(line.id) if line.kind == LISTING else None
        if written is not None and not written["catalogue_hub"]:
            return OURS
        here = self._there.get(record)
        is_other = here is not None and (here["institution_id"], here["side"]) != (owner.id, line.content["side"])
        if is_other or (case is not None and case.kind != line.kind):
            return ELSEWHERE
        if case is None:
            case = self._cases[record] = _Case(line.kind, record)
        case.owner, case.came[line.digest] = owner, line
        return ""

    def _settle(self, case: _Case) -> None:
        """Joins what came with what is known, and asks what only a person knows."""
        heard = [(one.revision, digest) for digest, one in case.came.items()]
        heard += [(one.revision, one.digest) for one in case.before.open]
        words = [Word(revision, digest, self._is_agreed(case.record, digest)) for revision, digest in heard]
        if case.before.counts and self._is_agreed(case.record, case.before.counts.digest):
            words.append(replace(case.before.counts, agreed=True))
        case.after = case.before.told(words) if words else case.before
        if case.after.open:
            self._ask(case)
        if case.after != case.before or self._is_signed_anew(case):
            self._keep(case)
        if case.kind == INSTITUTION:
            self._call_hub(case)

    def _call_hub(self, case: _Case) -> None:
        """All that came of an institution says the name that its hub has now."""
        line = case.came.get(case.after.counts.digest) if case.after.counts else None
        if line is None or not self._speakers.call_hub(case.record, line):
            return
        for one in self._store.where(LISTING, "institution_id", [case.record]):
            if one.live and one["catalogue_hub"]:
                self._wanted[LISTING, one.id] = {"catalogue_hub": self._speakers.hub_of(case.record)}

    def _is_signed_anew(self, case: _Case) -> bool:
        """Whether the line that counts has come under another key, which its hub has now."""
        line = case.came.get(case.after.counts.digest) if case.after.counts else None
        return line is not None and line.key != case.key

    def _is_agreed(self, record: str, digest: str) -> bool:
        short = digest[:_SHORT]
        chosen = self._asking.answer(f"content:{record}") == short
        return chosen or self._asking.answer(f"ahead:{short}") == TAKE

    def _ask(self, case: _Case) -> None:
        counts, known = case.after.counts, case.after.counts.revision if case.after.counts else 0
        for word in sorted(case.after.ahead):
            facts = {"title": self._title(self._body(case, word)), "n": word.revision, "known": known}
            key = f"ahead:{word.digest[:_SHORT]}"
            self._asking.ask(Question(key, "ahead", facts, choices=((TAKE, ""),)))
        if counts and case.after.others:
            lines = {one.digest[:_SHORT]: self._body(case, one) for one in (counts, *sorted(case.after.others))}
            facts = {"title": self._title(lines[counts.digest[:_SHORT]]), "n": counts.revision}
            choices = tuple((short, self._difference(one, lines)) for short, one in lines.items())
            self._asking.ask(Question(f"content:{case.record}", "content", facts, choices=choices))

    def _difference(self, line: Line, lines: Mapping[str, Line]) -> str:
        """What it says that not all of them say."""
        names = [name for name in FIELDS[line.kind] if len({one.content.get(name) for one in lines.values()}) > 1]
        words = self._words
        said = (words.labelled(words.field(line.kind, name), line.content.get(name, "—")) for name in names)
        return words.set_apart(said) or "—"

    def _keep(self, case: _Case) -> None:
        """The record as the line that counts has it, and the lines themselves, to be handed on as they were signed."""
        before, after = case.before, case.after
        if after.counts and (after.counts != before.counts or self._is_signed_anew(case)):
            line = self._body(case, after.counts)
            if before.counts is None or before.counts.digest != line.digest:
                self._put(case, line)
            row = self._row(case, line, after.counts) | {"counts": 1}
            self._wanted[LINE, derived_id(LINE, case.record)] = row
        for word in after.open:
            line = self._body(case, word)
            self._wanted[LINE, derived_id(LINE, case.record, word.digest)] = self._row(case, line, word)
        closed = {one.digest for one in before.open} - {one.digest for one in after.open}
        self._gone += [derived_id(LINE, case.record, digest) for digest in sorted(closed)]

    def _row(self, case: _Case, line: Line, word: Word) -> dict[str, Value]:
        return {
            "institution_id": self._owner_id(case, line),
            "record_kind": case.kind,
            "record": case.record,
            "revision": word.revision,
            "digest": word.digest,
            "sign_key": line.key,
            "line": line.text,
            "is_agreed": int(word.agreed) or None,
        }

    def _put(self, case: _Case, line: Line) -> None:
        """Of an institution that was here before, names and codes stay as the office has them."""
        owner, said = self._owner_id(case, line), line.content
        if line.kind == LISTING:
            self._wanted[LISTING, case.record] = {
                **{name: said.get(name) for name in FIELDS[LISTING]},
                "institution_id": owner,
                "revision": line.revision,
                "catalogue_hub": self._speakers.hub_of(owner),
                "catalogue_on": self._today.isoformat(),
            }
        else:
            names = FIELDS[INSTITUTION] if self._speakers.is_brought(owner) else PROFILE_FIELDS
            self._wanted[INSTITUTION, owner] = {name: said.get(name) for name in names}

    def _owner_id(self, case: _Case, line: Line) -> str:
        """Its institution here: by the file, of a line that was kept by what was noted of it."""
        if case.owner is not None:
            return case.owner.id
        if line.kind == INSTITUTION:
            return case.record
        return self._kept(case, line.digest).text("institution_id")

    def _body(self, case: _Case, word: Word) -> Line:
        return case.came.get(word.digest) or read_line(self._kept(case, word.digest).text("line"))

    def _kept(self, case: _Case, digest: str) -> Record:
        ids = derived_id(LINE, case.record), derived_id(LINE, case.record, digest)
        return next(one for one in self._store.many(LINE, ids).values() if one["digest"] == digest)

    def _title(self, line: Line) -> str:
        return title_of(line.content, self._words.language)

    def _told(self, at: int, line: Line, what: str) -> ToldLine:
        owner = self._speakers.found[line.institution]
        named = owner.line if isinstance(owner, Owner) else self._profiles[line.institution]
        until = str(line.content.get("valid_until", LATEST_DAY))
        is_over = line.content.get("state") == PUBLISHED and until < self._today.isoformat()
        if isinstance(owner, Owner) and not what:
            what = _outcome(self._cases[owner.id if line.kind == INSTITUTION else _id_here(line)], line)
        return ToldLine(at, what, line.kind, line.id, line.revision, self._title(line), self._title(named), is_over)


def _id_here(line: Line) -> str:
    """Of an offer or need, by its institution too: a hub that signs the id of another one's makes one of its own,
    whichever of the two is heard first."""
    return derived_id(LISTING, line.institution, line.id)


def _outcome(case: _Case, line: Line) -> str:
    """Of a line that was held against the others."""
    counts, before = case.after.counts, case.before.counts
    if any(one.digest == line.digest for one in case.after.open):
        return WAITS
    if counts is None or counts.digest != line.digest:
        return OLDER
    if before is not None and before.digest == counts.digest:
        return SAME
    if line.content.get("state") == TAKEN_BACK:
        return WITHDRAWN
    is_new = before is None and (line.kind == LISTING or bool(case.owner and case.owner.is_brought))
    return NEW if is_new else CHANGED


def _known(store: Store, revoked: Collection[str]) -> dict[str, _Case]:
    """What was noted of lines that came before, but for those under revoked keys."""
    cases: dict[str, _Case] = {}
    counting: dict[str, Word] = {}
    asked: dict[str, list[Word]] = {}
    for kind, record, revision, digest, agreed, counts, key in rows_of(store, Query(LINE), _KNOWN):
        if key in revoked:
            continue
        case = cases.setdefault(str(record), _Case(str(kind), str(record)))
        word = Word(int(revision or 0), str(digest), bool(agreed))
        if counts:
            counting[case.record], case.key = word, str(key)
        else:
            asked.setdefault(case.record, []).append(word)
    for case in cases.values():
        case.before = Standing.kept(counting.get(case.record), asked.get(case.record, ()))
    return cases


def _edit(kind: str, id: str, values: Mapping[str, Value], there: Record | None) -> Iterator[Edit]:
    """What is new in the record, which is brought back where it was deleted."""
    if there is None:
        begins: dict[str, Value] = {"is_partner": 0} if kind == INSTITUTION else {}
        yield Edit(kind, id, begins | filled(values), new=True)
        return
    changed = {name: value for name, value in values.items() if there[name] != value}
    if not there.live:
        changed[LIVE] = 1
    if changed:
        yield Edit(kind, id, changed)
