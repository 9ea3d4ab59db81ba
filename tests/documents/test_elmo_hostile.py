"""XML that is meant to hurt is refused by name, before it costs anything."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transcript_sample import FACTS, NOW, WORDINGS

from exchange_admin.documents.elmo.reading import read_elmo
from exchange_admin.documents.elmo.safe_parsing import LIMITS, Limits
from exchange_admin.documents.elmo.vocabulary import ELMO
from exchange_admin.documents.elmo.writing import ElmoWriter
from exchange_admin.domain.problems import RuleBroken

START = f'<elmo xmlns="{ELMO}">'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
GENUINE = ElmoWriter(WORDINGS).write([FACTS], NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hostile.xml"


def attributes(count: int) -> str:
    return " ".join(f'a{n}=""' for n in range(count))


def refusal(path: Path, data: bytes | str, limits: Limits = LIMITS) -> str:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(RuleBroken) as refused:
        read_elmo(path, WORDINGS, limits)
    problem = refused.value.problem
    for words in WORDINGS.values():
        said = words.problem(problem)
        assert path.name in said
        assert "{" not in said
    return problem.code.removeprefix("elmo.")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (f"<!DOCTYPE elmo [{LAUGHS}]>{START}&a9;</elmo>", "doctype"),
        (f'<!DOCTYPE elmo [<!ENTITY x SYSTEM "file:///etc/passwd">]>{START}&x;</elmo>', "doctype"),
        (f'<!doctype elmo SYSTEM "http://example.org/e.dtd">{START}</elmo>', "doctype"),
        (f'<?xml version="1.0"?><!-- a --><?pi b?> <!DOCTYPE elmo>{START}</elmo>', "doctype"),
        (f'<!DOCTYPE elmo [<!ENTITY % p SYSTEM "http://example.org/p">%p;]>{START}</elmo>', "doctype"),
        (f"<!ENTITY a 'b'>{START}</elmo>", "not_xml"),
        (f"{START}&a;</elmo>", "not_xml_at"),
        (f"{START}<!DOCTYPE elmo></elmo>", "not_xml_at"),
        (f'{START}<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd"/></elmo>', "xinclude"),
        (START + "<a>" * 61 + "</a>" * 61 + "</elmo>", "too_deep"),
        (START + "<a>" * 100_000, "too_deep"),
        (START + "<a/>" * 100_001 + "</elmo>", "too_many_elements"),
        (f'{START}<a b="{"x" * 20_001}"/></elmo>', "long_tag"),
        (f"{START}<a {attributes(60)}/></elmo>", "long_tag"),
        (f"{START}<a {attributes(100_000)}/></elmo>", "long_tag"),
        (f"{START}<{'a' * 30_000}/></elmo>", "long_tag"),
        (f"{START}<a>{'x' * 10_000_001}</a></elmo>", "long_text"),
        (b"", "not_xml"),
        (b"PK\x03\x04\x14\x00", "not_xml"),
        (b"%PDF-1.7", "not_xml"),
        ("family;given\nChen;Siyuan", "not_xml"),
        ("<<", "not_xml"),
        (" " * 70_000 + START + "</elmo>", "not_xml"),
        (f"{START}<learner></elmo>", "not_xml_at"),
        (GENUINE[:-200], "not_xml_at"),
        (f"{START}</elmo>".encode("utf-16"), "encoding"),
        (f"{START}</elmo>".encode("utf-16-le"), "encoding"),
        (f"{START}</elmo>".encode("utf-32"), "encoding"),
        (f"{START}成绩单</elmo>".encode("gb18030"), "encoding"),
        (f'<?xml version="1.0" encoding="windows-1251"?>{START}</elmo>', "encoding"),
        (f'<?xml version="1.0" encoding="UTF-7"?>{START}</elmo>', "encoding"),
        ("<html><body/></html>", "not_elmo"),
        ('<elmo xmlns="urn:other"/>', "not_elmo"),
        ('<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v2"/>', "other_version"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_a_hostile_or_foreign_file_is_refused_by_name(path: Path, data: bytes | str, code: str) -> None:
    assert refusal(path, data) == code


def test_a_huge_file_is_refused_by_its_size_without_reading_it(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(8 << 30)
    tracemalloc.start()
    with pytest.raises(RuleBroken) as refused:
        read_elmo(path, WORDINGS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.problem.code == "elmo.too_large"
    assert peak < 1 << 20


def test_a_document_type_costs_no_more_than_the_file_itself(path: Path) -> None:
    data = f"<!DOCTYPE elmo [{LAUGHS}]>{START}&a9;</elmo>"
    tracemalloc.start()
    assert refusal(path, data) == "doctype"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2 << 20


def test_a_file_that_is_not_there_is_named(path: Path) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_elmo(path, WORDINGS)
    assert refused.value.problem.code == "elmo.unreadable"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_elmo(tmp_path, WORDINGS)
    assert refused.value.problem.code == "elmo.unreadable"


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_never_breaks_the_program(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    damaged = bytearray(GENUINE)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        match data.draw(st.sampled_from(["change", "cut", "insert"])):
            case "change":
                damaged[place] = data.draw(st.integers(0, 255))
            case "cut":
                del damaged[place : place + data.draw(st.integers(1, 200))]
            case _:
                damaged[place:place] = data.draw(st.sampled_from([b"<", b"&x;", b'"', b"<a>", b"\xff", b"]]>", b"\0"]))
    path = tmp_path_factory.getbasetemp() / "damaged.xml"
    path.write_bytes(damaged)
    try:
        read_elmo(path, WORDINGS)
    except RuleBroken as refused:
        assert refused.problem.code.startswith("elmo.")
