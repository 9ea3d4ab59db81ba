"""Makes the museum's office and partner that exchange packages; run once for a format, by the program of that format.

    python make_partners.py FOLDER           an office, a college with its file, what they sent to each other
    python make_partners.py FOLDER PACKAGE   the college takes in what a later program wrote for it, and answers

The second run shows that an older program reads what a later one writes for it.
"""

from __future__ import annotations

import lzma
import shutil
import sys
from pathlib import Path

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.office_files import NewOffice, create_office


def record(
    program: Program, file: Path, who: str, kind: str, id: str, /, *, new: bool = False, **values: object
) -> str:
    with program.open(file, writing=True) as office:
        id = id or office.store.origin.new_id()
        office.store.record(Step(who, f"{kind}.{'add' if new else 'set'}", (Edit(kind, id, values, new=new),)))
    return id


def send(program: Program, file: Path, to: str, name: str, folder: Path) -> Path:
    aside = folder / "aside"
    aside.mkdir(exist_ok=True)
    with program.open(file, writing=True) as office:
        (path,) = office.exchange.sending.send(to, aside, "museum", basis="contract").paths
    return path.rename(folder / name)


def take(program: Program, file: Path, package: Path) -> None:
    with program.open(file, writing=True) as office:
        office.exchange.receiving.take_in(package, "en", "museum")


def keep(folder: Path, *files: Path) -> None:
    for file in files:
        (folder / f"{file.name}.xz").write_bytes(lzma.compress(file.read_bytes(), preset=9))


def enter_three(program: Program, file: Path, institution: str) -> None:
    """In one step, of whom the college sees the second."""
    with program.open(file, writing=True) as office:
        people = (("One", ""), ("Two", institution), ("Three", ""))
        edits = (
            Edit(
                "person",
                office.store.origin.new_id(),
                {"role": "student", "given_latin": name, "home_institution_id": home or office.store.institution},
                new=True,
            )
            for name, home in people
        )
        office.store.record(Step("沈若兰", "people.import", tuple(edits)))


def office_of_a_partner(program: Program, file: Path) -> tuple[str, str]:
    """Makes the office; the ids of its partner and of their student."""
    new = NewOffice("松花工程职业学院", "CN", "zh")
    create_office(
        file, new, names=program.names, origin=program.origin, reference=program.reference, who="沈若兰"
    ).close()
    institution = record(
        *(program, file, "沈若兰", "institution", ""),
        new=True,
        name_ru="Приморский колледж",
        country="RU",
        kind="college",
        is_partner=1,
    )
    person = record(
        *(program, file, "沈若兰", "person", ""),
        new=True,
        role="student",
        family_cyrillic="Соколова",
        given_cyrillic="Дарья",
        home_institution_id=institution,
    )
    return institution, person


def begin(folder: Path) -> None:
    program = Program(Paths.find())
    office, college = folder / "office.exchange", folder / "college.exchange"
    institution, person = office_of_a_partner(program, office)
    with program.open(office, writing=True) as opened:
        opened.exchange.partners.make_office_file(institution, college, "ru", "沈若兰", basis="contract")
    take(program, office, send(program, college, "", "answer.exchpack", folder))
    enter_three(program, office, institution)
    record(program, office, "沈若兰", "person", person, phone="+7 914 000 00 01")
    record(program, college, "Орлова", "person", person, email="sokolova@college.example")
    send(program, office, institution, "down.exchpack", folder)
    send(program, college, "", "up.exchpack", folder)
    keep(folder, office, college)


def answer(folder: Path, package: Path) -> None:
    program = Program(Paths.find())
    college = folder / "college.exchange"
    take(program, college, package)
    with program.open(college, writing=True) as office:
        (person,) = [office.store.id_of("person", n) for n in office.store.ids(Query("person"))]
        if faults := office.store.checks.all():
            raise SystemExit(f"{college.name} is not whole: {faults}")
    record(program, college, "Орлова", "person", person, messenger="after the update")
    send(program, college, "", "reply.exchpack", folder)


if __name__ == "__main__":
    where = Path(sys.argv[1])
    answer(where, Path(sys.argv[2])) if len(sys.argv) > 2 else begin(where)
    shutil.rmtree(where / "aside", ignore_errors=True)
