"""Whoever holds a paper and the office's public key learns by one command whether it is genuine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exchange_admin.app.cli.frame import KEY_PASSPHRASE
from exchange_admin.app.main import main
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_paper_is_verified_by_pdf_text_and_after_it_was_revoked(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    everything, papers = tmp_path / "all.pdf", tmp_path / "c.pdf"
    key, told, page = (tmp_path / name for name in ("office.pub", "list.txt", "verify.html"))
    selection = ("--for", "role=student", "--anyway", "test")
    issued = run(capsys, "certificate", "issue", office, *selection, "--out", everything, "--json")
    numbers = [paper["number"] for paper in json.loads(issued[1])["issued"][:3]]
    assert run(capsys, "certificate", "print", office, *numbers, "--out", papers)[0] == 0  # the others cost time only
    number = numbers[0]
    sheet = tmp_path / "key.pdf"
    made = run(capsys, "certificate", "key", office, "--out", key, "--page", page, "--key-sheet", sheet, "--json")
    assert made[0] == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    assert json.loads(made[1])["fingerprint"].count(" ") == 7
    assert number not in page.read_text("utf-8")

    digits = json.loads(made[1])["fingerprint"]
    code, said, _ = run(capsys, "certificate", "verify", papers, "--key", key, "--json")
    assert (code, {one["verdict"] for one in json.loads(said)["codes"]}) == (1, {"to_compare"})
    assert digits in run(capsys, "certificate", "verify", papers, "--key", key)[1]
    wrong = run(capsys, "certificate", "verify", papers, "--key", key, "--digits", "1234 5678")
    assert (wrong[0], wrong[1]) == (2, "")

    compared = ("--key", key, "--digits", digits.replace(" ", "-"))
    code, said, _ = run(capsys, "certificate", "verify", papers, *compared, "--json")
    found = json.loads(said)["codes"]
    assert (code, {one["verdict"] for one in found}) == (0, {"genuine"})
    assert [one["facts"]["number"] for one in found] == numbers

    assert run(capsys, "certificate", "revoke", office, number, "--reason", "wrong name")[0] == 0
    listed = run(capsys, "certificate", "revocations", office, "--out", told, "--json")
    assert number in json.loads(listed[1])["numbers"]  # beside those that the sample office has revoked
    code, said, _ = run(capsys, "certificate", "verify", papers, "--key", key, "--revocations", told, "--json")
    assert code == 1
    assert [one["facts"]["number"] for one in json.loads(said)["codes"] if one["verdict"] == "revoked"] == [number]

    for language, word in (("zh", "已作废"), ("ru", "Аннулирован"), ("en", "Revoked")):
        arguments = ("--key", key, "--revocations", told, "--language", language)
        assert word in run(capsys, "certificate", "verify", papers, *arguments)[1]


def test_a_new_office_hands_out_its_key_and_an_empty_list_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new.exchange"
    assert run(capsys, "new", file, "--name", "Колледж", "--country", "RU")[0] == 0
    for command in ("key", "revocations"):
        assert run(capsys, "certificate", command, file, "--out", tmp_path / command)[0] == 0


def test_keys_under_a_passphrase_sign_only_for_who_gives_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, told = tmp_path / "new.exchange", tmp_path / "list.txt"
    assert run(capsys, "new", file, "--name", "Колледж", "--country", "RU")[0] == 0
    with Program(Paths.find()).open(file, writing=True) as office:
        office.exchange.keys.set_passphrase("four words of no kin")
    code, _, refused = run(capsys, "certificate", "revocations", file, "--out", told, "--language", "en")
    assert (code, KEY_PASSPHRASE in refused, told.exists()) == (2, True, False)
    for passphrase, ends in (("wrong", 2), ("four words of no kin", 0)):
        monkeypatch.setenv(KEY_PASSPHRASE, passphrase)
        assert run(capsys, "certificate", "revocations", file, "--out", told)[0] == ends
        assert told.exists() is (ends == 0)


def test_what_is_no_genuine_paper_is_refused_in_one_line(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, strange = tmp_path / "office.pub", tmp_path / "strange.pub"
    assert run(capsys, "certificate", "key", office, "--out", key)[0] == 0
    strange.write_text(key.read_text("utf-8").replace("sign: ", "sign: 00"), "utf-8")
    for source, by in (("EXC1:ABC", key), (office, key), (tmp_path / "nothing.png", key), ("EXC1:ABC", strange)):
        code, said, refused = run(capsys, "certificate", "verify", source, "--key", by, "--language", "en")
        assert (code, said, refused.count("\n")) == (2, "", 1)
