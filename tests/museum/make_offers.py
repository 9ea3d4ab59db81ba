"""Makes the museum's office and college of the last program before offers and needs, each with packages of one that has
them.

    OLD  python make_offers.py begin FOLDER     an office and a college with its file
    NEW  python make_offers.py write FOLDER     another PC of the office and the college brought up; both write offers
    OLD  python make_offers.py take FOLDER      the older files take in what the newer ones wrote; the office answers

OLD is the program before the kinds `listing`, `glossary_term`, `interest` and `speciality_link` and the profile of
institutions, NEW one that has all of them.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from make_partners import keep, office_of_a_partner, record, send, take

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program

OFFER, NEED, FORGED, OF_OFFICE, DRAFT_OF_OFFICE, DRAFT_FOR_COLLEGE = (
    f"0192f000-0000-7000-8000-00000000002{n}" for n in range(1, 7)
)
TERM, CALLED_AGREED, AGREED, PROPOSED = (f"0192f000-0000-7000-8000-00000000003{n}" for n in range(1, 5))
LINK, PROPOSED_LINK, LINK_OF_COLLEGE = (f"0192f000-0000-7000-8000-00000000004{n}" for n in range(1, 4))
SPECIALITIES = ("0192f000-0000-7000-8000-000000000051", "0192f000-0000-7000-8000-000000000052")


def begin(folder: Path) -> None:
    program = Program(Paths.find())
    office, college = folder / "office.exchange", folder / "college.exchange"
    institution, _ = office_of_a_partner(program, office)
    ours, theirs = SPECIALITIES
    record(
        program, office, "沈若兰", "speciality", ours, new=True, country="CN", code="460305", name_zh="工业机器人技术"
    )
    record(program, office, "沈若兰", "speciality", theirs, new=True, country="RU", code="15.02.18", name_ru="Сварка")
    with program.open(office, writing=True) as opened:
        opened.exchange.partners.make_office_file(institution, college, "ru", "沈若兰", basis="contract")
    take(program, office, send(program, college, "", "answer.exchpack", folder))
    take(program, college, send(program, office, institution, "first.exchpack", folder))
    share = folder / "share"
    share.mkdir()
    meet_in(program, office, share)
    shutil.copy(college, folder / "early_college.exchange")


def meet_in(program: Program, file: Path, share: Path) -> None:
    """With the other PCs of the office."""
    with program.open(file, writing=True) as opened:
        opened.exchange.mailbox.exchange_once(share)


def write(folder: Path) -> None:
    """The older files stay as they are; a copy of the office's is another PC of it."""
    program = Program(Paths.find())
    newer = folder / "newer"
    newer.mkdir()
    for name in ("office", "college"):
        shutil.copy(folder / f"{name}.exchange", newer / f"{name}.exchange")
    office, college = newer / "office.exchange", newer / "college.exchange"
    with program.open(office, writing=True) as opened:
        ours = opened.store.institution
    with program.open(college, writing=True) as opened:
        theirs = opened.store.institution
    by_office(program, office, ours, theirs)
    take(program, college, send(program, office, theirs, "down.exchpack", folder))
    by_college(program, college, ours, theirs)
    send(program, college, "", "up.exchpack", folder)
    meet_in(program, office, folder / "share")
    office.rename(folder / "newer_office.exchange")
    college.rename(folder / "newer_college.exchange")
    shutil.rmtree(newer)


def by_office(program: Program, file: Path, ours: str, theirs: str) -> None:
    who = program, file, "沈若兰"
    offer = {"side": "offer", "topic": "course", "institution_id": ours}
    record(*who, "listing", OF_OFFICE, new=True, **offer, state="draft", name_zh="机器人课程", name_ru="Курс робота")
    record(*who, "listing", OF_OFFICE, state="published", isced_f="0714", valid_until="2027-06-30")
    record(*who, "listing", DRAFT_OF_OFFICE, new=True, **offer, state="draft", name_en="NOT-YET-SAID-OFFER")
    need = {"side": "need", "topic": "expert", "institution_id": theirs, "state": "draft"}
    record(*who, "listing", DRAFT_FOR_COLLEGE, new=True, **need, name_en="An expert for welding")
    record(*who, "glossary_term", AGREED, new=True, state="agreed", name_zh="机器人", name_ru="робот")
    record(*who, "glossary_term", PROPOSED, new=True, state="proposed", name_en="NOT-YET-SAID-TERM")
    link = {"institution_id": ours, "speciality_id": SPECIALITIES[0]}
    link |= {"other_institution_id": theirs, "other_speciality_id": SPECIALITIES[1], "relation": "close"}
    decided = {"state": "agreed", "agreed_on": "2026-11-02", "decision": "Protocol 4"}
    record(*who, "speciality_link", LINK, new=True, **link, **decided)
    record(*who, "speciality_link", PROPOSED_LINK, new=True, **link, state="proposed", decision="NOT-YET-SAID-PAIR")
    record(*who, "institution", ours, strengths_en="Robots", students=9000, profile_as_of="2026-09-01")


def by_college(program: Program, file: Path, ours: str, theirs: str) -> None:
    """What is its own to say, and then what is not."""
    who = program, file, "Орлова"
    offer = {"side": "offer", "topic": "laboratory", "institution_id": theirs, "state": "published"}
    record(*who, "listing", OFFER, new=True, **offer, name_zh="焊接实训室", name_ru="Сварочная мастерская")
    record(*who, "listing", OFFER, places=12)
    need = {"side": "need", "topic": "course", "institution_id": theirs, "state": "draft"}
    record(*who, "listing", NEED, new=True, **need, name_en="A course on robots")
    asked = {"listing_id": OF_OFFICE, "asking_institution_id": theirs, "answering_institution_id": ours}
    interest = program.registry["interest"].own_id(asked)
    record(*who, "interest", interest, new=True, **asked, state="sent", message="May we come?")
    term = {"institution_id": theirs, "name_zh": "焊接", "name_ru": "сварка"}
    record(*who, "glossary_term", TERM, new=True, **term, state="proposed")
    record(*who, "institution", theirs, strengths_en="Welding", students=1200, profile_as_of="2026-09-01")
    # by no form of the program
    record(*who, "listing", FORGED, new=True, **{**offer, "institution_id": ours}, name_en="In your name")
    record(*who, "interest", interest, reply="accepted", answer="Gladly")
    record(*who, "glossary_term", CALLED_AGREED, new=True, **term, state="agreed")
    link = {"institution_id": ours, "speciality_id": SPECIALITIES[0], "state": "agreed"}
    link |= {"other_institution_id": theirs, "other_speciality_id": SPECIALITIES[1], "decision": "Ours alone"}
    record(*who, "speciality_link", LINK_OF_COLLEGE, new=True, **link)


def take_both(folder: Path) -> None:
    program = Program(Paths.find())
    office, college = folder / "office.exchange", folder / "college.exchange"
    take(program, college, folder / "down.exchpack")
    meet_in(program, office, folder / "share")
    take(program, office, folder / "up.exchpack")
    with program.open(office, writing=True) as opened:
        (institution,) = [one.institution_id for one in opened.exchange.partners.statuses("en")]
    send(program, office, institution, "reply.exchpack", folder)
    keep(folder, *sorted(folder.glob("*.exchange")))


if __name__ == "__main__":
    {"begin": begin, "write": write, "take": take_both}[sys.argv[1]](Path(sys.argv[2]))
    shutil.rmtree(Path(sys.argv[2]) / "aside", ignore_errors=True)
