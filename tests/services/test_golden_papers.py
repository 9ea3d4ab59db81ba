"""Agreements, recognitions, lists, group sheets and papers for a session are as they were when somebody looked at them,
pixel for pixel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from golden_pages import GoldenPages
from paper_office import RESOURCES, wordings
from record_office import RecordOffice
from session_office import SessionOffice, session_office
from test_group_papers import Office as GroupOffice

from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.papers import read_paper
from exchange_admin.documents.record_papers.designs import record_designs
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.documents.verification.coding import MODULE_MM
from exchange_admin.documents.verification.second_format import LETTERS as LETTERS_OF_VERSION
from exchange_admin.domain.rules.paper_kinds import RECORD_KINDS

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
"""Of codes that are always the same; those of the office are signed with a key that is new in every test."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RecordOffice]:
    made = RecordOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GroupOffice]:
    made = GroupOffice(tmp_path_factory.mktemp("group") / "office.exchange")
    yield made
    made.store.close()


@pytest.mark.parametrize("languages", [("zh", "ru"), ("ru", "en")], ids="-".join)
@pytest.mark.parametrize("kind", [kind for kind in RECORD_KINDS if kind != "transcript"])
def test_numbered_papers(golden: GoldenPages, office: RecordOffice, kind: str, languages: tuple[str, ...]) -> None:
    made = {
        "learning_agreement": lambda: [office.agreed()],
        "recognition": lambda: [office.decided()],
        "nomination": lambda: [office.nominee("zeng"), office.nominee("sokolova")],
        "handover_list": lambda: office.participation(office.incoming),
        "group_results": lambda: office.finished_group("sokolova", "eremin", "zeng"),
        "balance_statement": lambda: [office.balanced(office.incoming, office.outgoing_of(office.person("zeng")))],
        "renewal_protocol": lambda: [office.renewed()],
    }
    (id,) = office.issue(kind, *made[kind](), languages=languages).ids
    golden.check("-".join((kind, *languages)), drawn(office, id))


def drawn(office: RecordOffice, id: str) -> bytes:
    """The paper as it was frozen, with codes of that size and number that are always the same."""
    row = office.store.get("certificate", id)
    assert row is not None
    paper = read_paper(row.text("kind"), row.text("facts"))
    assert isinstance(paper, RecordPaper)
    designs = {one.id: one for one in record_designs(Fonts(RESOURCES / "fonts"), wordings())}
    room = LETTERS_OF_VERSION[(round(paper.code_mm / MODULE_MM) - 17) // 4]
    codes = tuple(tuple(filled(room, place) for place, _ in enumerate(page)) for page in paper.codes)
    return designs[row.text("design")].pdf([replace(paper, codes=codes)])


def filled(room: int, place: int) -> str:
    """A code that fills its symbol."""
    return "EXC2:" + (LETTERS[place:] + LETTERS * (room // len(LETTERS)))[: room - 5]


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
@pytest.mark.parametrize("sheet", ["signing", "attendance", "progress", "results"])
def test_group_sheets(golden: GoldenPages, group: GroupOffice, sheet: str, language: str) -> None:
    golden.check(f"group-{sheet}-{language}", group.papers.pdf(group.zh, sheet, language))


@pytest.mark.parametrize("languages", [("zh", "ru"), ("en",)], ids="-".join)
def test_papers_for_a_session(golden: GoldenPages, tmp_path: Path, languages: tuple[str, ...]) -> None:
    with session_office(tmp_path) as office:
        golden.check("-".join(("session_pack", *languages)), pack_of(office, tmp_path / "pack.pdf", *languages))


def pack_of(office: SessionOffice, target: Path, *languages: str) -> bytes:
    office.set("institution", office.own, name_ru="Сунхуаский колледж", name_en="Songhua College")
    office.set("institution", office.college, name_en="Primorye College")
    office.decide("ВК-3/1", due="2026-11-20", responsible_institution_id=office.college, text_en="Publish 20 offers")
    office.office.committees.settle(office.decide("ВК-3/2", text_en="Set up a team"), "done", "已成立", "x")
    office.decide("ВК-4/1", meeting=office.meeting, state="proposed", text_en="Meet in May")
    project = office.project("机器人 / Роботы", code="LAB-1", ends="2027-12-31")
    office.output(project, "教材 / Пособие", due="2026-11-10")
    office.project("构想", "idea")
    office.market()
    office.office.session_packs.write(office.pack(*languages), target)
    return target.read_bytes()
