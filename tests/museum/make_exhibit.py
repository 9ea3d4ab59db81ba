"""Makes the museum's file of this format, or of this version; run once when it is released, never again for the same.

    python tests/museum/make_exhibit.py [version]

That of a version is made by `tools/release.py`. It takes the sample office through what a real one meets: edits by two
offices at once, a proposal, a record deleted here and changed there, an undo, a value of a newer program, drafts.
`format-N.json` or `version-N.json` tells what stands in it.
"""

from __future__ import annotations

import json
import lzma
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from museum_facts import facts_of  # noqa: E402

from exchange_admin import __version__  # noqa: E402
from exchange_admin.app.main import main as command  # noqa: E402
from exchange_admin.app.paths import Paths  # noqa: E402
from exchange_admin.app.program import Program  # noqa: E402
from exchange_admin.domain.queries import Having, Query  # noqa: E402
from exchange_admin.domain.steps import Edit, Step, removal  # noqa: E402
from exchange_admin.store import Store, migrations  # noqa: E402
from exchange_admin.store.writing import Planned  # noqa: E402


def set_(store: Store, who: str, kind: str, id: str, **values: object) -> None:
    store.record(Step(who, f"{kind}.set", (Edit(kind, id, values),)))  # type: ignore[arg-type]


def issue_certificates(path: Path, program: Program) -> None:
    """Six papers, issued by the program itself."""
    with Store.open(path, names=program.names) as store:
        abroad = store.ids(Query("person", having=(Having("mobility", "person_id"),)))
        people = [store.id_of("person", n) for n in abroad[:6]]
    chosen = [word for person in people for word in ("--for", person)]
    paper = str(path.with_suffix(".pdf"))
    assert (
        command(["certificate", "issue", str(path), *chosen, "--anyway", "museum", "--out", paper, "--as", "curator"])
        < 2
    )


def live_through(ours: Store, theirs: Store) -> None:
    """A week of two PCs, the second one a copy of the first."""
    people = [ours.id_of("person", n) for n in ours.ids(Query("person"))]
    stay = ours.id_of("mobility", ours.ids(Query("mobility"))[0])
    set_(ours, "李老师", "person", people[0], phone="+86 451 8200 0001", note="museum")
    set_(theirs, "Петрова", "person", people[0], phone="+7 3812 00 00 01", email="museum@example.org")
    ours.record(Step("李老师", "person.remove", (removal("person", people[1]),)))
    set_(theirs, "Петрова", "person", people[1], email="kept@example.org")
    ours.record(Step("李老师", "mobility.remove", (removal("mobility", stay),)))
    newer = ours._writer
    with ours._atomic():
        planned = [Planned("person", people[2], ("birth_date", "shoe_size"), ["2026-02-31", "42"], ((), ()))]
        newer.write("future", "person.set", planned, newer.projector())
    ours.exchange.receive(theirs.exchange.slices({}))
    set_(ours, "李老师", "person", people[3], messenger="wx-museum")
    ours.undo("李老师")
    set_(ours, "李老师", "person", people[4], messenger="wx-museum")
    ours.drafts.keep("person", people[5], "birth_date", "31.02.2005")
    ours.settings.set("museum", {"format": migrations.FORMAT, "words": ["中文", "русский"]})


def make(folder: Path, name: str, people: int = 40) -> None:
    """`NAME.exchange.xz` and `NAME.json` in `folder`."""
    target, described = folder / f"{name}.exchange.xz", folder / f"{name}.json"
    if target.exists():
        raise SystemExit(f"{target.name} is in the museum already and is never made anew")
    program = Program(Paths.find())
    with tempfile.TemporaryDirectory() as work:
        first, second = Path(work) / "museum.exchange", Path(work) / "second.exchange"
        program.make_sample(first, people=people, seed=1).close()
        issue_certificates(first, program)
        shutil.copy(first, second)
        with (
            Store.open(first, names=program.names, signing=program.signing) as ours,
            Store.open(second, names=program.names, signing=program.signing) as theirs,
        ):
            live_through(ours, theirs)
            facts = facts_of(ours)
            copy = ours.backups.make(Path(work) / "copy")
        target.write_bytes(lzma.compress(copy.read_bytes(), preset=9))
    described.write_text(json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    make(HERE, f"version-{__version__}" if sys.argv[1:] == ["version"] else f"format-{migrations.FORMAT}")
