"""Makes the museum's office and college of the last program before casework, each with a package of one that has it.

    OLD  python make_casework.py begin FOLDER     an office, a college with its file, a stay of its student
    NEW  python make_casework.py write FOLDER     both files brought up, tasks written, a package from each
    OLD  python make_casework.py take FOLDER      the older files take in what the newer ones wrote; the office answers

OLD is the program before the kinds `requirement`, `stay_event` and `task`, NEW the first one that judges again what was
held for want of them.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from make_partners import keep, office_of_a_partner, record, send, take

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program

STAY, EVENT, OWN_TASK, HIDDEN_TASK, SCAN = (f"0192f000-0000-7000-8000-00000000000{n}" for n in range(1, 6))
RULE, TASK_OF_OFFICE = (f"0192f000-0000-7000-8000-00000000001{n}" for n in range(2))


def begin(folder: Path) -> None:
    program = Program(Paths.find())
    office, college = folder / "office.exchange", folder / "college.exchange"
    institution, person = office_of_a_partner(program, office)
    with program.open(office, writing=True) as opened:
        ours = opened.store.institution
    record(
        *(program, office, "沈若兰", "mobility", STAY),
        new=True,
        person_id=person,
        direction="incoming",
        activity="student_studies",
        sending_institution_id=institution,
        receiving_institution_id=ours,
        sending_status="nominated",
        receiving_status="pending",
    )
    with program.open(office, writing=True) as opened:
        opened.exchange.partners.make_office_file(institution, college, "ru", "沈若兰", basis="contract")
    take(program, office, send(program, college, "", "answer.exchpack", folder))
    take(program, college, send(program, office, institution, "first.exchpack", folder))


def write(folder: Path) -> None:
    """The older files stay as they are."""
    program = Program(Paths.find())
    newer = folder / "newer"
    newer.mkdir()
    for name in ("office", "college"):
        shutil.copy(folder / f"{name}.exchange", newer / f"{name}.exchange")
    office, college = newer / "office.exchange", newer / "college.exchange"
    with program.open(college, writing=True) as opened:
        institution = opened.store.institution
    by_college = program, college, "Орлова"
    record(*by_college, "stay_event", EVENT, new=True, mobility_id=STAY, kind="arrival", date="2026-09-01")
    task = {"kind": "manual", "state": "open", "mobility_id": STAY}
    record(*by_college, "task", OWN_TASK, new=True, title="Send the insurance", share="shared", **task)
    record(*by_college, "task", OWN_TASK, number="P-17")
    record(*by_college, "task", HIDDEN_TASK, new=True, title="For ourselves", share="office", **task)
    record(*by_college, "attachment", SCAN, new=True, task_id=OWN_TASK, title="Insurance", file_name="insurance.pdf")
    send(program, college, "", "up.exchpack", folder)
    by_office = program, office, "沈若兰"
    rule = {"kind": "document", "phase": "before_departure", "actor": "sending", "evidence": "file", "active": 1}
    record(
        *(*by_office, "requirement", RULE),
        new=True,
        code="our.insurance",
        name_en="Insurance",
        event="arrival",
        relation="on",
        **rule,
    )
    record(*by_office, "task", TASK_OF_OFFICE, new=True, title="Book a room", share="shared", **task)
    send(program, office, institution, "down.exchpack", folder)
    (newer / "college.exchange").rename(folder / "newer_college.exchange")
    shutil.rmtree(newer)


def take_both(folder: Path) -> None:
    program = Program(Paths.find())
    office, college = folder / "office.exchange", folder / "college.exchange"
    shutil.copy(office, folder / "kept.exchange")
    take(program, college, folder / "down.exchpack")
    take(program, office, folder / "up.exchpack")
    with program.open(office, writing=True) as opened:
        (institution,) = [one.institution_id for one in opened.exchange.partners.statuses("en")]
    send(program, office, institution, "reply.exchpack", folder)
    keep(folder, office, college, folder / "newer_college.exchange")


if __name__ == "__main__":
    {"begin": begin, "write": write, "take": take_both}[sys.argv[1]](Path(sys.argv[2]))
    shutil.rmtree(Path(sys.argv[2]) / "aside", ignore_errors=True)
