"""The office files that the crash tests work on, and what must hold of them after any death."""

from __future__ import annotations

import lzma
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from works import COLLEGE, COPY, NAMES, OFFICE, OLD, OTHER, PACKAGE, QUIET, open_office, run

from exchange_admin.domain.problems import Level
from exchange_admin.domain.queries import Filter, Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.store import Store

MUSEUM = Path(__file__).parents[1] / "museum"


def make_offices(folder: Path) -> Path:
    """An office, another PC's copy of it that went its own way, a backup, a copy made by hand, a file of format 1."""
    run("sample", f"@{OFFICE}", "--people", "30", folder=folder, tell=lambda *_: None)
    shutil.copy(folder / OFFICE, folder / OTHER)
    with open_office(folder / OFFICE) as ours:
        ours.backups.make().replace(folder / "kept.exchange")
        person = ours.id_of("person", 1)
        ours.record(Step("x", "person.set", (Edit("person", person, {"phone": "1"}),)))
    with open_office(folder / OTHER) as theirs:
        for n in range(1, 6):
            theirs.record(Step("y", "person.set", (Edit("person", theirs.id_of("person", n), {"phone": f"2{n}"}),)))
        people = [theirs.origin.new_id() for _ in range(30)]
        new = [Edit("person", id, {"role": "teacher", "given_latin": "New"}, new=True) for id in people]
        theirs.record(Step("y", "person.add", tuple(new)))
    _make_college(folder)
    shutil.copy(folder / OFFICE, folder / COPY)
    (folder / OLD).write_bytes(lzma.decompress((MUSEUM / "format-1.exchange.xz").read_bytes()))
    shutil.rmtree(folder / "backups")
    return folder


def _make_college(folder: Path) -> None:
    """A college's own file, in which it wrote something, and its first package."""

    def command(*words: str) -> None:
        run(*words, "--as", "x", folder=folder, tell=lambda *_: None)

    with open_office(folder / OFFICE) as office:
        (partner, *_) = office.ids(Query("institution", filters=(Filter("is_partner", values=(1,)),)))
        partner = office.id_of("institution", partner)
    command("partner", "office", f"@{OFFICE}", partner, "--out", f"@{COLLEGE}", "--basis", "contract")
    command("add", f"@{COLLEGE}", "person", "role=student", "family_latin=Orlova", "given_latin=Vera")
    command("package", "make", f"@{COLLEGE}", "--out", "@")
    (package,) = folder.glob("*.exchpack")
    package.rename(folder / PACKAGE)


def known(path: Path) -> dict[str, int]:
    """How far each author's chain is applied in a file of today's format."""
    with Store.open(path, names=NAMES, writing=False, surroundings=QUIET) as store:
        return store.exchange.known()


def faults(path: Path, told: Iterable[str], before: Mapping[str, int], *, spoiled: bool = False) -> list[str]:
    """What is wrong with a file after a death: its structure, its journal, or something told that is not there.

    In a `spoiled` file only the tables may be wrong, not the journal.
    """
    with open_office(path) as store:
        problems = store.checks.verify() if spoiled else store.checks.all()
        found = [str(problem) for problem in problems if problem.level is not Level.ASKS]
        now = store.exchange.known()
        found += [f"{author} went back behind {seq}" for author, seq in before.items() if now.get(author, 0) < seq]
        for what, *words in (line.split() for line in told):
            if what == "person":
                found += _missing_person(store, words[0], int(words[1]))
            if what == "known" and now.get(words[0], 0) < int(words[1]):
                found.append(f"{words[0]} is known to {now.get(words[0])}, told was {words[1]}")
    return found


def _missing_person(store: Store, id: str, papers: int) -> list[str]:
    person = store.get("person", id)
    there = len(store.where("identity_document", "person_id", [id]))
    whole = person is not None and person.live and there == papers
    return [] if whole else [f"person {id} with {papers} papers is lost"]


def leftovers(folder: Path) -> list[str]:
    """Unfinished files that somebody would find beside the office."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.name.endswith((".part", ".restored", ".compare"))
    )
