"""Agreements, recognitions, lists and group sheets are as they were when somebody looked at them, pixel for pixel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from golden_pages import GoldenPages
from paper_office import RESOURCES, wordings
from record_office import RecordOffice
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
