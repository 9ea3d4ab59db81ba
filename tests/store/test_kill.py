"""A program that is killed at any moment loses nothing that it acknowledged and leaves no half step."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exchange_admin.names import Names

TESTS = Path(__file__).parent
WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from quiet import QUIET
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.names import Names, NameTables
from exchange_admin.store import Store

names = Names(NameTables.load(Path(sys.argv[3])))
path, origin = Path(sys.argv[1]), Origin()
if path.exists():
    store = Store.open(path, names=names, origin=origin, surroundings=QUIET)
else:
    store = Store.create(path, names=names, origin=origin, surroundings=QUIET)
print("ready", flush=True)
n = 0
while True:
    n += 1
    person = origin.new_id()
    edits = [Edit("person", person, {"role": "student", "given_latin": f"P{n}", "phone": str(n)}, new=True)]
    for i in range(n % 40):
        edits.append(Edit("identity_document", origin.new_id(),
                          {"person_id": person, "kind": "passport", "number": f"{person}-{i}"}, new=True))
    store.record(Step("x", "person.add", tuple(edits)))
    if n % 3 == 0:
        store.undo("x")
        store.redo("x")
    print(person, len(edits), flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
@pytest.mark.timeout(300)
def test_everything_acknowledged_is_there_after_a_kill(tmp_path: Path, names: Names, resources: Path, reopen) -> None:
    path = tmp_path / "office.exchange"
    chance = random.Random(11)
    acknowledged: dict[str, int] = {}
    for _ in range(10):
        acknowledged |= killed_run(path, resources, chance.randrange(12), chance.uniform(0.0, 0.02))
        store = reopen(path)
        people = store.many("person", list(acknowledged))
        assert people.keys() == acknowledged.keys()
        assert all(record.live for record in people.values())
        papers = store.where("identity_document", "person_id", list(acknowledged))
        for person, edits in acknowledged.items():
            assert sum(paper["person_id"] == person for paper in papers) == edits - 1
        assert store.checks.all() == []
        store.close()
    assert len(acknowledged) > 20


def killed_run(path: Path, resources: Path, steps: int, after: float) -> dict[str, int]:
    """Lets the writer acknowledge some steps and kills it in the middle of a later one; what it acknowledged."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(TESTS), str(resources / "names")],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout.readline() == "ready\n"
    first = [writer.stdout.readline() for _ in range(steps)]
    time.sleep(after)  # not waiting for anything: the moment of death
    writer.send_signal(signal.SIGKILL)
    told, _ = writer.communicate()
    lines = ("".join(first) + told).split("\n")[:-1]  # a line without its end was not yet told
    return {person: int(edits) for person, edits in (line.split() for line in lines)}
