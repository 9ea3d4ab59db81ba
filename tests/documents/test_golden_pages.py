"""What the comparison with golden pages sees, and what it lets pass."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from certificate_sample import FACTS, participation_design
from golden_changes import box_of_changes
from golden_pages import GoldenPages
from PIL import Image

from exchange_admin.documents.certificates.facts import ParticipationFacts, Trilingual

DESIGN = participation_design()
ONE = replace(FACTS, languages=("ru",))


@pytest.fixture
def kept(tmp_path: Path) -> GoldenPages:
    """A folder in which the page of ONE is stored as `page`."""
    pages = GoldenPages(tmp_path, folder=tmp_path / "golden")
    replace(pages, renew=True).check("page", DESIGN.pdf([ONE]))
    return pages


def differs(kept: GoldenPages, *facts: ParticipationFacts) -> str:
    with pytest.raises(pytest.fail.Exception) as failed:
        kept.check("page", DESIGN.pdf(list(facts)))
    return str(failed.value)


def test_the_same_page_passes(kept: GoldenPages) -> None:
    kept.check("page", DESIGN.pdf([ONE]))


def test_one_other_letter_is_seen_and_its_place_told(kept: GoldenPages, tmp_path: Path) -> None:
    told = differs(kept, replace(ONE, place=replace(ONE.place, ru="Харбим")))
    assert "page.png: " in told
    assert "mm from the left" in told
    with Image.open(tmp_path / "page.difference.png") as shown, Image.open(tmp_path / "page.png") as now:
        assert shown.size == now.size


def test_a_full_stop_more_is_seen(kept: GoldenPages) -> None:
    assert "pixels differ" in differs(kept, replace(ONE, position=Trilingual("", ONE.position.ru + ".", "")))


def test_a_page_more_is_seen(kept: GoldenPages) -> None:
    assert "has 2 pages, 1 are stored" in differs(kept, ONE, ONE)


def test_a_page_that_was_never_stored_is_no_success(kept: GoldenPages) -> None:
    with pytest.raises(pytest.fail.Exception, match="0 are stored"):
        kept.check("other", DESIGN.pdf([ONE]))


def test_faint_noise_of_another_renderer_passes(kept: GoldenPages) -> None:
    path = kept.folder / "page.png"
    with Image.open(path) as opened:
        noisy = opened.convert("L").point([min(255, level + 20) for level in range(256)])
    noisy.save(path)
    kept.check("page", DESIGN.pdf([ONE]))


def test_another_text_under_the_same_picture_is_seen(kept: GoldenPages) -> None:
    path = kept.folder / "page.txt"
    path.write_text(path.read_text("utf-8").replace("Соколова", "Coкoлoвa"), "utf-8")
    with pytest.raises(AssertionError, match="the text of page is another"):
        kept.check("page", DESIGN.pdf([ONE]))


def test_a_page_that_went_away_is_renewed_away(kept: GoldenPages) -> None:
    renewing = replace(kept, renew=True)
    renewing.check("page", DESIGN.pdf([ONE, ONE]))
    assert (kept.folder / "page-2.png").is_file()
    renewing.check("page", DESIGN.pdf([ONE]))
    assert not (kept.folder / "page-2.png").exists()


def test_where_a_page_was_changed_is_told_to_whoever_renews_it(kept: GoldenPages) -> None:
    stored = (kept.folder / "page.png").read_bytes()
    assert box_of_changes(stored, stored) is None
    kept_place = replace(kept, renew=True)
    kept_place.check("page", DESIGN.pdf([replace(ONE, place=replace(ONE.place, ru="Харбим"))]))
    box = box_of_changes(stored, (kept.folder / "page.png").read_bytes())
    assert box is not None
    assert (box[2] - box[0], box[3] - box[1]) < (8, 8)
