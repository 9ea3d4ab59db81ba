"""Papers as one PDF, one PDF each or a ZIP of those: all of them or none, whatever the disk says."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from paper_office import TODAY, WHO, PaperOffice, design, order, wordings

from exchange_admin.documents import paper_files
from exchange_admin.documents.certificates.participation_v1 import ParticipationV1
from exchange_admin.documents.fonts import Fonts
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.services.certificates.issuing import Issued
from exchange_admin.services.certificates.output import Form, Output, written
from exchange_admin.services.certificates.selection import Selection


class Stopped(Exception):
    """Somebody pressed Cancel."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def issue(office: PaperOffice, target: Output | None, step: object = None) -> Issued:
    """To 曾诗涵, and to Соколова twice: two stays, one name."""
    stays = tuple(office.stay(person) for person in (office.person("zeng"), office.person(), office.person()))
    return office.issuing.issue(Selection(mobilities=stays), order(), WHO, target=target, step=step)  # type: ignore[arg-type]


def numbers_of(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return texts


def test_everybody_gets_a_file_named_after_the_pattern_and_namesakes_a_number(
    office: PaperOffice, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    issued = issue(office, Output(folder, Form.EACH, "{latin} {date}"))
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 3
    assert all(name.endswith((f" {TODAY.isoformat()}.pdf", "(2).pdf")) for name in names)
    for number in issued.numbers:
        assert sum(number in text for path in folder.iterdir() for text in numbers_of(path)) == 1


def test_no_file_of_the_folder_is_written_over(office: PaperOffice, tmp_path: Path) -> None:
    issued = issue(office, None)
    folder = tmp_path / "papers"
    for _ in range(2):
        office.register.print(issued.ids[:1], Output(folder, Form.EACH, "{number}"), WHO)
    number = issued.numbers[0]
    assert sorted(path.name for path in folder.iterdir()) == [f"{number} (2).pdf", f"{number}.pdf"]


def test_an_archive_holds_one_pdf_each_and_is_the_same_bytes_again(office: PaperOffice, tmp_path: Path) -> None:
    issued = issue(office, Output(tmp_path / "a.zip", Form.ZIP, "{number}"))
    with ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == [f"{number}.pdf" for number in issued.numbers]
        assert archive.testzip() is None
        assert archive.read(f"{issued.numbers[0]}.pdf") == office.register.pdf(issued.ids[:1])
    office.register.print(issued.ids, Output(tmp_path / "b.zip", Form.ZIP, "{number}"), WHO)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize("form", Form)
def test_cancelling_uses_no_number_and_leaves_no_file(office: PaperOffice, tmp_path: Path, form: Form) -> None:
    before = office.store.step_count(), office.issuing.numbers(order(), 1)
    target = tmp_path / "out" if form is Form.EACH else tmp_path / f"out.{form}"

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Stopped

    stays = tuple(office.stay(person) for person in (office.person("zeng"), office.person()))
    steps = office.store.step_count()
    with pytest.raises(Stopped):
        office.issuing.issue(Selection(mobilities=stays), order(), WHO, target=Output(target, form), step=stop)
    assert office.store.step_count() == steps > before[0]
    assert office.issuing.numbers(order(), 1) == before[1]
    assert [path for path in tmp_path.rglob("*") if path.suffix in {".pdf", ".zip", f".{form}"}] == []
    assert not target.exists()


def test_a_folder_that_was_there_stays_when_nothing_is_written(office: PaperOffice, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Stopped

    stay = office.stay(office.person())
    (tmp_path / "papers").mkdir()
    with pytest.raises(Stopped):
        office.issuing.issue(
            Selection(mobilities=(stay,)), order(), WHO, target=Output(tmp_path / "papers", Form.EACH), step=stop
        )
    assert list((tmp_path / "papers").iterdir()) == []


@pytest.mark.parametrize("form", Form)
def test_a_full_disk_is_told_before_any_number_is_used(
    office: PaperOffice, tmp_path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(stream: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(paper_files, "_flush", full)
    first = office.issuing.numbers(order(), 1)
    with pytest.raises(RuleBroken) as refused:
        issue(office, Output(tmp_path / "out", form))
    assert refused.value.problem.code == "file.disk_full"
    assert office.issuing.numbers(order(), 1) == first
    assert office.store.count(Query("certificate")) == 0
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_named(office: PaperOffice, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(RuleBroken) as refused:
        issue(office, Output(tmp_path / "taken" / "deep", Form.EACH))
    assert refused.value.problem.code == "file.not_written"
    assert office.store.count(Query("certificate")) == 0


def test_a_pattern_that_cannot_be_filled_in_is_refused_before_anything(office: PaperOffice, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as refused:
        issue(office, Output(tmp_path / "out", Form.EACH, "{surname}"))
    assert refused.value.problem.code == "paper_name.unknown"
    assert not (tmp_path / "out").exists()


class AnotherDesign(ParticipationV1):
    """As if a second design had come."""

    id = "participation/9"


def test_papers_of_several_designs_make_no_single_pdf_but_files_of_their_own(
    office: PaperOffice, tmp_path: Path
) -> None:
    stay = office.stay(office.person())
    (recipient,) = office.issuing.recipients(Selection(mobilities=(stay,)), order())
    assert recipient.facts is not None
    other = AnotherDesign(Fonts(Path(__file__).parents[2] / "resources" / "fonts"), wordings())
    numbered = recipient.facts.to_json().replace('"number":""', '"number":"SHGC-2026-A0001-X"')
    facts = type(recipient.facts).from_json(numbered)
    papers = [(design(), facts), (other, facts)]
    with pytest.raises(RuleBroken) as refused:
        written(tmp_path / "one.pdf", papers, wordings())
    assert refused.value.problem.code == "certificate.several_designs"
    with written(Output(tmp_path / "each", Form.EACH, "{number}"), papers, wordings()):
        pass
    assert len(list((tmp_path / "each").iterdir())) == 2


def test_papers_come_one_by_one_for_a_printer_and_are_checked_before_the_first(office: PaperOffice) -> None:
    issued = issue(office, None)
    assert list(office.register.papers(issued.ids)) == [office.register.pdf([id]) for id in issued.ids]
    office.register.revoke(issued.ids[2:], "错误", WHO)
    with pytest.raises(RuleBroken) as refused:
        office.register.papers(issued.ids)
    assert refused.value.problem.code == "certificate.revoked"
