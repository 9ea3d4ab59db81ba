"""Names of kept files are safe on every system, and only what runs nothing is opened."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules.kept_files import is_program, may_be_opened, name_of_title, safe_name

PDF, PNG = b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n" + bytes(20)


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


DOCX = ("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("паспорт.pdf", PDF),
        ("护照.PNG", PNG),
        ("photo.jpeg", b"\xff\xd8\xff\xe0"),
        ("scan.tif", b"II*\0"),
        ("letter.docx", zipped(*DOCX)),
        ("table.ods", zipped("mimetype", "content.xml")),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)),
        ("заметка.txt", "Заметка\r\n".encode("cp1251")),
        ("list.csv", "姓名,学号\n".encode("gb18030")),
    ],
)
def test_what_runs_nothing_is_opened(name: str, content: bytes) -> None:
    assert may_be_opened(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("passport.pdf", b"MZ\x90\0"),
        ("passport.pdf", b"\x7fELF"),
        ("passport.pdf", b"#!/bin/sh\n"),
        ("passport.pdf", b"<html><script>"),
        ("photo.png", b"<svg onload='x'>"),
        ("photo.png", PDF),
        ("passport.exe", PDF),
        ("passport.pdf.lnk", b"L\0\0\0\x01\x14\x02\0"),
        ("page.html", b"<p>"),
        ("picture.svg", b"<svg/>"),
        ("script.js", b"alert(1)"),
        ("run.bat", b"del x"),
        ("letter.docm", zipped(*DOCX)),
        ("letter.docx", zipped(*DOCX, "word/vbaProject.bin")),
        ("letter.docx", zipped(*DOCX, "word/embeddings/oleObject1.bin")),
        ("letter.docx", zipped("run.exe")),
        ("letter.docx", b"PK\x03\x04" + bytes(30)),
        ("table.ods", zipped("mimetype", "content.xml", "Basic/Standard/Module1.xml")),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le")),
        ("note.txt", b"MZ\0\0"),
        ("archive.zip", zipped("a")),
        ("passport", PDF),
        ("passport.pdf", b""),
        ("gpj.\u202eexe.pdf\u202c.exe", PDF),
    ],
)
def test_everything_else_is_only_saved(name: str, content: bytes) -> None:
    assert not may_be_opened(name, content)


@pytest.mark.parametrize("ending", "exe lnk html js docm scr bat cmd ps1 vbs jar hta svg xlsm url".split())  # noqa: SIM905
def test_programs_and_scripts_are_known_by_their_ending(ending: str) -> None:
    assert is_program(f"passport.pdf.{ending.upper()}")
    assert is_program(f"passport.{ending}. ")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\a.pdf", "a.pdf"),
        ("con.pdf", "_con.pdf"),
        ("NUL", "_NUL"),
        ("com1 .txt", "_com1 .txt"),
        ("scan.pdf. . ", "scan.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("a\u200bb\n.pdf", "ab.pdf"),
        ("a:b?.pdf", "a_b_.pdf"),
        ("й.pdf", "й.pdf"),
        ("...", "file"),
        ("", "file"),
        ("护照.pdf", "护照.pdf"),
    ],
)
def test_a_name_becomes_one_that_every_system_takes_for_a_file(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("List of papers 2026/27.pdf", "List of papers 2026-27.pdf"),
        ("Приём 2026/2027: осень.xlsx", "Приём 2026-2027_ осень.xlsx"),
        ("A\\B.pdf", "A-B.pdf"),
        ("../../etc/passwd", "-..-etc-passwd"),
    ],
)
def test_the_slash_of_a_title_is_no_path(title: str, name: str) -> None:
    assert name_of_title(title) == name
    assert safe_name(name) == name


@given(st.text(max_size=400))
def test_a_safe_name_is_safe_and_stays_as_it_is(name: str) -> None:
    safe = safe_name(name)
    assert safe == safe_name(safe)
    assert 0 < len(safe) <= 140
    assert not set(safe) & set('\0\n<>:"/\\|?*\u202e')
    assert safe.strip(" .") == safe
