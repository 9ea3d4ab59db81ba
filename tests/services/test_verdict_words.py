"""What is said of a code that was verified: its facts in words, and what it does not cover, only where that matters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper_office import wordings

from exchange_admin.documents.verification.code import CodeFacts
from exchange_admin.documents.verification.statement import Fact, Line, Row
from exchange_admin.documents.verification.verdict import Judged, Verdict
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.certificates.verdict_words import issued_from, not_covered, stated

DIGEST = "0123456789abcdef0123456789abcdef"


def judged(*lines: Line, kind: str = "participation", **more: object) -> Judged:
    facts = CodeFacts(kind, "SHGC-2026-AP0001-4", "SOKOLOVA Daria", "", "Exchange", "Songhua", None)  # type: ignore[arg-type]
    made = Judged(Verdict.GENUINE, facts, "00" * 8, lines=lines, digest=DIGEST)
    return replace(made, **more)  # type: ignore[arg-type]


def test_what_no_code_covers_is_said_without_what_does_not_concern_this_paper() -> None:
    words = wordings()["en"]
    told = not_covered(judged(Fact("programme", "Exchange")), words)
    assert told.startswith("No code covers photographs")
    assert DIGEST in told
    assert "…" not in told


@pytest.mark.parametrize("line", [Fact("programme", "Design of rolling…"), Row(("1", "Design of rolling…", "4"))])
def test_that_a_text_is_longer_on_the_paper_is_said_where_one_is(line: Line) -> None:
    for language in LANGUAGES:
        assert "…" in not_covered(judged(line), wordings()[language])


@pytest.mark.parametrize("is_there", [True, False])
def test_a_register_that_was_asked_already_is_not_to_be_asked_again(is_there: bool) -> None:
    for language in LANGUAGES:
        assert DIGEST not in not_covered(judged(is_in_register=is_there), wordings()[language])


@pytest.mark.parametrize("verdict", [Verdict.REVOKED, Verdict.ALTERED, Verdict.UNKNOWN_ISSUER])
def test_nothing_is_to_be_compared_on_a_paper_that_does_not_hold(verdict: Verdict) -> None:
    assert not_covered(judged(verdict=verdict), wordings()["en"]) == ""


@pytest.mark.parametrize(
    ("author", "said"),
    [
        ("teexyca2.1", ("办公数据文件 teexyca2", "файл отдела teexyca2", "the office file teexyca2")),
        (
            "teexyca2.2-k3x9a",
            (
                "恢复或复制出的办公数据文件 teexyca2（2-k3x9a）",
                "восстановленный или скопированный файл отдела teexyca2 (2-k3x9a)",
                "a restored or copied office file teexyca2 (2-k3x9a)",
            ),
        ),
    ],
)
def test_the_file_that_issued_a_paper_is_named_in_words(author: str, said: tuple[str, ...]) -> None:
    assert tuple(issued_from(author, wordings()[language]) for language in ("zh", "ru", "en")) == said
    ((_, shown),) = stated(judged(Fact("author", author)), wordings()["en"])
    assert shown == said[2]


@pytest.mark.parametrize(("language", "label"), [("zh", "专业"), ("ru", "Специальность"), ("en", "Speciality")])
def test_a_graduate_has_a_speciality_and_no_programme(language: str, label: str) -> None:
    line = Fact("programme", "机械")
    assert stated(judged(line, kind="academic"), wordings()[language]) == [(label, "机械")]
    assert stated(judged(line), wordings()[language])[0][0] != label
