"""The ready designs draw what somebody looked at, pixel for pixel.

A change here is a new version of the design once papers were issued from this one.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from design_sample import READY, page_design
from golden_pages import GoldenPages
from test_certificate_kinds import KINDS
from test_golden_papers import CODE, ISSUED, as_issued_now
from test_letters import LETTER
from test_page_designs import LONGEST

from exchange_admin.documents.certificates.facts import Trilingual

DUPLICATE = "SU-2026-A0007-R"
SPECIALITY = Trilingual("现代物流管理", "Управление современной логистикой", "Modern logistics management")
PAPERS = {
    "zh-ru": replace(ISSUED, languages=("zh", "ru")),
    "longest": replace(ISSUED, kind="language_course", level="B1", holder=LONGEST, duplicate_of=DUPLICATE),
}


CERTIFICATES = [one.id for one in READY.values() if "participation" in one.spec.kinds]
SHEETS = [(id, name) for id in CERTIFICATES for name in PAPERS if name == "zh-ru" or "a3" not in id]


@pytest.mark.parametrize(("id", "name"), SHEETS)
def test_ready_designs(golden: GoldenPages, id: str, name: str) -> None:
    paper = page_design(READY[id].spec).pdf([as_issued_now(PAPERS[name])])
    golden.check(f"design-{id.partition('/')[0]}-{name}", paper)


@pytest.mark.parametrize("kind", ["advanced_training", "retraining", "academic", "teacher_exchange"])
def test_kinds_with_long_titles(golden: GoldenPages, kind: str) -> None:
    paper = as_issued_now(replace(KINDS[kind], code=CODE, languages=("ru", "zh")))
    paper = replace(paper, programme=SPECIALITY) if kind == "academic" else paper
    golden.check(f"design-classic-{kind}", page_design(READY["classic/1"].spec).pdf([paper]))


def test_a_letter(golden: GoldenPages) -> None:
    paper = replace(LETTER, code=CODE, holder=LONGEST, languages=("ru", "zh"), duplicate_of=DUPLICATE)
    golden.check("design-letter", page_design(READY["letter/1"].spec).pdf([as_issued_now(paper)]))
