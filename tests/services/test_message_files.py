"""Files that go along with messages: what is read, what is asked about first, what is kept of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from message_office import WHO, MessageOffice, drafts
from paper_office import wordings

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.attachments import AttachedFiles
from exchange_admin.services.messages import files
from exchange_admin.services.messages.order import KEPT, MessageOrder
from exchange_admin.services.messages.told import told
from exchange_admin.services.undoing import Undoing


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MessageOffice]:
    made = MessageOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture
def plan_of_stay(tmp_path: Path) -> Path:
    return file(tmp_path / "课程表 2027.pdf", b"%PDF-1.7 plan")


def file(path: Path, content: bytes = b"%PDF-1.7") -> Path:
    path.write_bytes(content)
    return path


def refused(office: MessageOffice, order: MessageOrder, folder: Path) -> list[str]:
    with pytest.raises(RuleBroken) as broken:
        office.messages.write_drafts(order, folder, WHO, "en")
    assert not folder.exists()
    return [one.code for one in broken.value.problems]


def test_a_file_goes_along_with_each_draft_and_its_name_size_and_hash_are_kept(
    office: MessageOffice, tmp_path: Path, plan_of_stay: Path
) -> None:
    stays = [office.coming("a@x.ru"), office.coming("b@x.ru", given_cyrillic="Инна")]
    order = replace(office.order(*stays), files=(plan_of_stay, plan_of_stay))
    written = office.messages.write_drafts(order, tmp_path / "drafts", WHO, "en")
    for mail in drafts(tmp_path / "drafts"):
        text, along = mail.get_payload()
        assert (
            "Dear" in text.get_payload(decode=True).decode() or "не хватает" in text.get_payload(decode=True).decode()
        )
        assert (along.get_filename(), along.get_content_type()) == ("课程表 2027.pdf", "application/pdf")
        assert along.get_payload(decode=True) == b"%PDF-1.7 plan"
    digest = sha256(b"%PDF-1.7 plan").hexdigest()
    assert {one["attached"] for one in office.told()} == {f"课程表 2027.pdf (13 B, SHA-256 {digest})"}
    assert "课程表 2027.pdf" in " ".join(told(written, wordings()["en"]))
    undone = Undoing(office.parts).undo(WHO)
    assert undone is not None
    assert {one["attached"] for one in office.told()} == {f"课程表 2027.pdf (13 B, SHA-256 {digest})"}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("setup.exe", b"MZ", "message.file_program"),
        ("empty.pdf", b"", "message.file_empty"),
        ("missing.pdf", None, "message.file_unreadable"),
        ("large.pdf", b"x" * 101, "message.files_too_large"),
    ],
)
def test_what_cannot_go_along_is_refused_before_anything_is_written(
    office: MessageOffice,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes | None,
    code: str,
) -> None:
    monkeypatch.setattr(files, "LARGEST", 100)
    if content is not None:
        file(tmp_path / name, content)
    order = replace(office.order(office.coming()), files=(tmp_path / name,), sure=True)
    assert refused(office, order, tmp_path / "drafts") == [code]
    assert office.told() == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are of POSIX")
@pytest.mark.parametrize("place", ["pipe", "/dev/zero"])
def test_a_pipe_or_a_device_that_calls_itself_a_file_is_not_waited_for(
    office: MessageOffice, tmp_path: Path, place: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "scan.pdf").symlink_to(place)
    order = replace(office.order(office.coming()), files=(tmp_path / "scan.pdf",), sure=True)
    assert refused(office, order, tmp_path / "drafts") == ["message.file_unreadable"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("паспорт Ивановой.pdf", "message.file_identity"),
        ("体检报告.pdf", "message.file_health"),
        ("HIV certificate.pdf", "message.file_health"),
        ("passport scan.jpg", "message.file_identity"),
    ],
)
def test_what_looks_like_a_passport_or_a_paper_about_health_goes_only_when_somebody_is_sure(
    office: MessageOffice, tmp_path: Path, name: str, code: str
) -> None:
    order = replace(office.order(office.coming()), files=(file(tmp_path / name),))
    plan = office.messages.plan(order, WHO, "en")
    assert [one.code for one in plan.doubts] == [code]
    assert refused(office, order, tmp_path / "drafts") == [code]
    written = office.messages.write_drafts(replace(order, sure=True), tmp_path / "drafts", WHO, "en")
    assert len(written.messages) == 1


def test_a_file_that_is_kept_with_somebody_else_is_asked_about(office: MessageOffice, tmp_path: Path) -> None:
    stay, other = office.coming("a@x.ru"), office.person("zeng")
    scan = file(tmp_path / "scan.pdf", b"%PDF of Zeng")
    AttachedFiles(office.parts).add(scan, {"person_id": other}, WHO)
    order = replace(office.order(stay), files=(scan,))
    (doubt,) = office.messages.plan(order, WHO, "en").doubts
    assert (doubt.code, doubt.facts["whose"], doubt.facts["file"]) == ("message.file_of_another", "曾毅", "scan.pdf")
    assert refused(office, order, tmp_path / "drafts") == ["message.file_of_another"]
    own = office.records.get("mobility", stay).text("person_id")
    AttachedFiles(office.parts).add(scan, {"person_id": own}, WHO)
    assert office.messages.plan(order, WHO, "en").doubts == (), "it is theirs too"


def test_what_went_along_once_does_not_go_again_unasked(
    office: MessageOffice, tmp_path: Path, plan_of_stay: Path
) -> None:
    order = replace(office.order(office.coming()), files=(plan_of_stay,))
    office.messages.write_drafts(order, tmp_path / "first", WHO, "en")
    again = MessageOrder(KEPT, tuple(office.messages.still_prepared()), "")
    assert refused(office, again, tmp_path / "second") == ["message.was_attached"]
    same = replace(again, files=(plan_of_stay,))
    assert office.messages.plan(same, WHO, "en").doubts == ()
    written = office.messages.write_drafts(same, tmp_path / "second", WHO, "en")
    assert (written.again, written.changes.step) == (True, "")
    other = replace(again, files=(file(tmp_path / "other.pdf", b"other"),), sure=True)
    office.messages.write_drafts(other, tmp_path / "third", WHO, "en")
    assert {str(one["attached"]).partition(" ")[0] for one in office.told()} == {"other.pdf"}


def test_ways_that_carry_no_file_say_so_and_do_nothing(
    office: MessageOffice, tmp_path: Path, plan_of_stay: Path
) -> None:
    order = replace(office.order(office.coming()), files=(plan_of_stay,))
    for way in (
        lambda: office.messages.write_letters(order, tmp_path / "x.pdf", WHO, "en"),
        lambda: office.messages.write_table(order, tmp_path / "x.xlsx", WHO, "en"),
        lambda: office.messages.keep_copied(order, (), WHO, "en"),
    ):
        with pytest.raises(RuleBroken) as broken:
            way()
        assert broken.value.problem.code == "message.way_without_files"
    assert office.told() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_is_a_sentence(office: MessageOffice, tmp_path: Path, language: str) -> None:
    order = replace(office.order(office.coming()), files=(file(tmp_path / "护照 passport.pdf"),))
    for one in office.messages.plan(order, WHO, language).doubts:
        assert "护照 passport.pdf" in wordings()[language].problem(one)


def test_the_lines_that_are_kept_are_read_back(office: MessageOffice, tmp_path: Path) -> None:
    found = files.read_files((file(tmp_path / "a (1 B, SHA-256 x).pdf"), file(tmp_path / "b.pdf", b"b")))
    read = files.attached_in(files.attached_lines(found))
    assert read == {one.sha256: one.name for one in found}
    assert files.attached_in("something else\n") == {}
