"""Mail drafts are read back by parsers that share nothing with what writes them; no value breaks out of its place."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.documents.files import FileNotWritten, folder_written_whole
from exchange_admin.documents.mail_drafts import MailDraft, draft_names, message_of, write_draft
from exchange_admin.documents.mail_files import MailFile

MADE = datetime(2026, 11, 28, 8, 30, tzinfo=UTC)


def draft(**more: str) -> MailDraft:
    usual = {
        "id": "01a2",
        "to_name": "王小明",
        "to": "wang@x.cn",
        "subject": "请补交材料（3 份）",
        "text": "您好！\n再见",
    }
    return MailDraft(**{**usual, **more}, made=MADE)


def header(content: bytes, name: str) -> str:
    return str(make_header(decode_header(message_from_bytes(content)[name])))


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("王小明", "【2027年春季赴滨海交通物流学院交换项目】请补交材料" * 4),
        ("Ёлкина Щука", "Не хватает документов: " * 9),
        ('Li, "Min"', "x"),
    ],
)
def test_han_and_cyrillic_come_back_as_they_were(name: str, subject: str) -> None:
    content = message_of(draft(to_name=name, subject=subject.strip(), text="您好，\nЁлкина!\n.\nFrom x")).as_bytes()
    assert content.isascii()
    assert all(len(line) <= 78 for line in content.split(b"\r\n"))
    assert header(content, "Subject") == subject.strip()
    assert parseaddr(message_from_bytes(content)["To"])[1] == "wang@x.cn"
    assert header(content, "To") in {f"{name} <wang@x.cn>", "Li Min <wang@x.cn>"}
    mail = message_from_bytes(content)
    assert mail.get_payload(decode=True).decode("utf-8").replace("\r\n", "\n") == "您好，\nЁлкина!\n.\nFrom x\n"
    assert (mail["X-Unsent"], parsedate_to_datetime(mail["Date"])) == ("1", MADE)


@pytest.mark.parametrize("name", ["note.eml", "note.mht.eml", "note.unknown"])
def test_a_mail_that_goes_along_arrives_as_the_file_that_it_was(name: str) -> None:
    content = message_of(with_file(name, b"Subject: x\r\n\r\nHello")).as_bytes()
    along = message_from_bytes(content).get_payload()[1]
    assert (along.get_content_type(), along.get_filename()) == ("application/octet-stream", name)
    assert along.get_payload(decode=True) == b"Subject: x\r\n\r\nHello"


def test_a_parser_in_another_language_reads_the_same() -> None:
    parser = pytest.importorskip("fast_mail_parser")
    content = message_of(draft(to_name="Ёлкина Щука", sender_name="沈若兰", sender="a@x.cn")).as_bytes()
    mail = parser.parse_email(content)
    assert mail.subject == "请补交材料（3 份）"
    assert mail.headers["To"] == ["Ёлкина Щука <wang@x.cn>"]
    assert mail.headers["From"] == ["沈若兰 <a@x.cn>"]
    assert [text.replace("\r\n", "\n") for text in mail.text_plain] == ["您好！\n再见\n"]


@given(st.binary(min_size=1, max_size=3000), st.sampled_from(["опись.pdf", "材料清单.pdf", 'a;b="c".pdf', "plain"]))
def test_a_file_that_goes_along_comes_back_as_it_was(content: bytes, name: str) -> None:
    mail = message_from_bytes(message_of(with_file(name, content)).as_bytes())
    text, along = mail.get_payload()
    assert text.get_payload(decode=True).decode() == "您好！\r\n再见\r\n"
    assert (along.get_filename(), along.get_payload(decode=True)) == (name, content)
    assert (mail["X-Unsent"], mail["Subject"] is not None, along.get_content_disposition()) == ("1", True, "attachment")


def test_a_parser_in_another_language_reads_the_file_too() -> None:
    parser = pytest.importorskip("fast_mail_parser")
    content = message_of(with_file("材料清单.pdf", b"%PDF\r\n.\r\n")).as_bytes()
    assert content.isascii()
    assert all(len(line) <= 998 for line in content.split(b"\r\n"))
    mail = parser.parse_email(content)
    assert [text.replace("\r\n", "\n") for text in mail.text_plain] == ["您好！\n再见\n"]
    (along,) = mail.attachments
    assert (along.filename, along.content, along.mimetype) == ("材料清单.pdf", b"%PDF\r\n.\r\n", "application/pdf")


def with_file(name: str, content: bytes) -> MailDraft:
    return replace(draft(), files=(MailFile(name, content),))


_ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)


@given(_ANY, _ANY, _ANY)
def test_no_name_subject_or_text_adds_a_header(name: str, subject: str, text: str) -> None:
    injected = "\r\nBcc: b@x.ru\r\n\r\n"
    content = message_of(draft(to_name=name + injected, subject=injected + subject, text=text + injected)).as_bytes()
    mail = message_from_bytes(content)
    assert sorted(mail.keys()) == sorted(
        ["To", "Subject", "Date", "Message-ID", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
    )
    assert parseaddr(mail["To"])[1] == "wang@x.cn"
    assert not mail.is_multipart()


def test_names_of_files_are_safe_everywhere_and_differ() -> None:
    names = draft_names(["王小明", "王小明", "CON", 'a/b:"c"?', "Ли\nБо", "x" * 300, ""])
    assert names[:4] == ["001 王小明.eml", "002 王小明.eml", "003 CON.eml", "b__c__.eml"] or len(set(names)) == 7
    assert all(name.endswith(".eml") and len(name) <= 120 for name in names)
    assert not any(set(name) & set('<>:"/\\|?*\n') for name in names)
    assert len({name.casefold() for name in names}) == 7


def test_a_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def stopped() -> None:
        with folder_written_whole(tmp_path / "a") as place:
            write_draft(place / "1.eml", draft())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stopped()
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "empty").mkdir()
    for name in ("a", "empty"):
        with folder_written_whole(tmp_path / name) as place:
            write_draft(place / "1.eml", draft())
        assert [path.name for path in (tmp_path / name).iterdir()] == ["1.eml"]
    with pytest.raises(FileNotWritten) as refused, folder_written_whole(tmp_path / "a"):
        pass
    assert refused.value.problem.code == "file.folder_not_empty"
    with pytest.raises(FileNotWritten), folder_written_whole(tmp_path / "a" / "1.eml"):
        pass
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_that_a_killed_run_left_is_cleared_away_a_day_later(tmp_path: Path) -> None:
    dead, young = tmp_path / f".{uuid4().hex}", tmp_path / f".{uuid4().hex}"
    for left in (dead, young):
        left.mkdir()
        (left / "1.eml").write_bytes(b"x")
    os.utime(dead, (0, 0))
    with folder_written_whole(tmp_path / "a") as place:
        write_draft(place / "1.eml", draft())
    assert {path.name for path in tmp_path.iterdir()} == {"a", young.name}
