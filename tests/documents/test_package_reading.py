"""A package is taken whole or refused with one clear reason, whatever somebody put into it (`sync.md` 13)."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pyrage
import pytest
from package_refusals import (
    CHANGES,
    REASONS,
    reason,
    reason_of_page,
    reason_of_plain,
    reasons,
)
from package_sample import (
    AUTHOR,
    OFFICE,
    OFFICE_SITE,
    PARTNER,
    PARTNER_SITE,
    SCAN,
    SCAN_NAME,
    STRANGER,
    Chain,
    archive,
    changes_of,
    forged,
    manifest,
    opened,
    ordinary,
    person,
)

from exchange_admin.documents.packages import age_passphrase, limits, reading
from exchange_admin.documents.packages.keys import sign
from exchange_admin.documents.packages.lines import read_line
from exchange_admin.documents.packages.manifest import Enrolment
from exchange_admin.documents.packages.reading import inspect_package
from exchange_admin.documents.packages.sealing import Seal
from exchange_admin.documents.packages.writing import SIGNED
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.wording import LANGUAGES, Wording

# what is genuine is taken


def test_a_genuine_package_is_taken_with_everything_in_it(genuine: Path) -> None:
    package = opened(genuine)
    assert list(package.lines()) == ordinary()
    assert list(package.lines()) == ordinary(), "lines can be asked for again"
    assert dict(package.blobs) == {SCAN_NAME: SCAN}
    assert (package.size, package.sha256) == (
        genuine.stat().st_size,
        hashlib.sha256(genuine.read_bytes()).hexdigest(),
    )
    assert not package.enrols
    assert package.manifest.have == {f"{OFFICE_SITE}.1": 4}


@pytest.mark.parametrize("most", [0, 600, 1 << 20])
def test_a_large_package_is_read_again_and_says_the_same(
    genuine: Path, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_MOST_KEPT", most)
    package = opened(genuine)
    assert len(package._kept) == (len(ordinary()) if most > 600 else 0)
    assert list(package.lines()) == ordinary()
    assert list(package.lines()) == ordinary(), "lines can be asked for again"


def test_a_package_says_what_it_carries(genuine: Path) -> None:
    contents = opened(genuine).contents
    assert (contents.transactions, contents.skipped, contents.entries) == (4, 3, 6)
    assert contents.kinds == {"person": 5}, "one entry has come without its values"
    assert contents.new == {"person": 3}
    assert contents.authors == {AUTHOR: (1, 3), f"{OFFICE_SITE}.1": (1, 4)}


def test_what_a_newer_program_has_added_is_let_through(path: Path) -> None:
    chain = Chain()
    chain.add(("starship", "a1", {"warp_factor": 9, "captain": "Петрова"}), flavour={"deep": [1]})
    page = {"schema": 99, "mood": {"new": True}}
    package = opened(forged(path, archive(changes_of(chain.lines), page)))
    assert list(package.lines()) == chain.lines
    assert package.contents.kinds == {"starship": 1}


def test_parents_that_nobody_knows_are_legal(path: Path) -> None:
    chain = Chain()
    chain.add((*person(1), "nobody.7:99:0"), (*person(2), [["a.1:1:0", "b.1:2:3"], "c.1:1:1", []]))
    assert opened(forged(path, archive(changes_of(chain.lines)))).contents.entries == 2


def test_a_package_from_another_century_is_taken(path: Path) -> None:
    chain = Chain()
    chain.add(person(1), hlc=1 << 62)
    assert opened(forged(path, archive(changes_of(chain.lines), {"created": "2099-01-01T00:00:00Z"})))


def test_an_odd_value_of_a_known_field_is_left_to_the_receiver(path: Path) -> None:
    chain = Chain()
    chain.add(("person", "a1", {"birth_date": "2027-02-29", "sex": "x", "_live": "maybe", "citizenship": 7}))
    assert opened(forged(path, archive(changes_of(chain.lines)))).contents.entries == 1


def test_a_part_with_nothing_new_still_carries_what_was_received(path: Path) -> None:
    assert not list(opened(forged(path, archive(b""))).lines())


# not a package at all


def test_an_empty_file(path: Path) -> None:
    path.write_bytes(b"")
    assert reason(path) == "file_empty"


def test_random_bytes(path: Path) -> None:
    path.write_bytes(os.urandom(5000))
    assert reason(path) == "not_a_package"


def test_a_login_page_saved_as_a_package(path: Path) -> None:
    path.write_text("<!DOCTYPE html><title>Вход в почту</title>", "utf-8")
    assert reason(path) == "not_a_package"


def test_an_archive_renamed(path: Path) -> None:
    path.write_bytes(archive(CHANGES))
    assert reason(path) == "not_a_package"


def test_a_missing_file_and_a_folder(path: Path) -> None:
    assert reason(path) == "file_missing"
    path.mkdir()
    with pytest.raises(RuleBroken) as refused:
        opened(path)
    assert refused.value.problem.code in {"package.file_unreadable", "package.not_a_package"}


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_is_refused_and_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(RuleBroken) as refused:
        opened(path)
    assert refused.value.problem.code == "package.not_a_package"


def test_a_file_larger_than_a_package_may_be(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(limits.LARGEST_FILE + 1)
    with pytest.raises(RuleBroken) as refused:
        opened(path)
    assert refused.value.problem.code == "package.file_too_big"


def test_a_stick_pulled_out_while_reading(genuine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> os.stat_result:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "stat", gone)
    with pytest.raises(RuleBroken) as refused:
        opened(genuine)
    assert refused.value.problem.code == "package.file_unreadable"


@pytest.mark.parametrize("difference", [-1, 1])
def test_a_file_that_is_still_being_copied(genuine: Path, monkeypatch: pytest.MonkeyPatch, difference: int) -> None:
    stat = Path.stat

    def another_size(path: Path, **how: bool) -> os.stat_result:
        about = list(stat(path, **how))
        about[6] += difference
        return os.stat_result(about)

    monkeypatch.setattr(Path, "stat", another_size)
    with pytest.raises(RuleBroken) as refused:
        opened(genuine)
    assert refused.value.problem.code == "package.file_unreadable"


# damaged or changed on the way


def test_a_package_cut_in_half(genuine: Path) -> None:
    genuine.write_bytes(genuine.read_bytes()[: genuine.stat().st_size // 2])
    assert reason(genuine) == "cannot_decrypt"


def test_a_package_cut_in_its_header(genuine: Path) -> None:
    genuine.write_bytes(genuine.read_bytes()[:100])
    assert reason(genuine) == "cannot_decrypt"


def test_the_last_byte_missing(genuine: Path) -> None:
    genuine.write_bytes(genuine.read_bytes()[:-1])
    assert reasons(genuine) == ["cannot_decrypt"]


def test_one_bit_flipped(genuine: Path) -> None:
    data = bytearray(genuine.read_bytes())
    data[-200] ^= 1
    genuine.write_bytes(data)
    assert reason(genuine) == "cannot_decrypt"


def test_a_mail_footer_appended(genuine: Path) -> None:
    genuine.write_bytes(genuine.read_bytes() + b"\n-- \nSent from my phone")
    assert reason(genuine) == "cannot_decrypt"


def test_two_packages_concatenated(genuine: Path) -> None:
    genuine.write_bytes(genuine.read_bytes() * 2)
    assert reason(genuine) == "cannot_decrypt"


# seals


def test_a_package_for_another_office_says_so(genuine: Path) -> None:
    assert reasons(genuine, identities=[STRANGER.age_private]) == ["cannot_decrypt", "other_key"]


def test_a_passphrase_opens_what_was_sealed_with_it(path: Path) -> None:
    path.write_bytes(age_passphrase.encrypt(archive(CHANGES), "ветер с моря"))
    assert opened(path, identities=[], passphrase="ветер с моря").contents.transactions == 4
    assert reason(path) == "passphrase_needed"
    assert reason(path, passphrase="ветер") == "wrong_passphrase"


def test_a_header_for_a_crowd_is_not_worked_through(path: Path) -> None:
    forged(path, archive(CHANGES), recipients=[STRANGER.age_public] * 100 + [OFFICE.age_public])
    assert reason(path) == "header_too_big"


def test_a_header_without_end(path: Path) -> None:
    path.write_bytes(b"age-encryption.org/v1\n-> X25519 " + b"A" * (1 << 20))
    assert reason(path) == "header_too_big"


@pytest.mark.parametrize("work", ["19", "30", "64", "0000030", "30 ", "99999999999"])
def test_a_passphrase_that_costs_gigabytes_to_try_is_not_tried(path: Path, work: str) -> None:
    header = f"age-encryption.org/v1\n-> scrypt ZVWglEJxq0zwr/X3o8EfoA {work}\n{'A' * 43}\n--- {'A' * 43}\n"
    path.write_bytes(header.encode() + bytes(64))
    assert reason(path, passphrase="p") == "header_too_big"


# who has sent it, and to whom


def test_a_package_signed_by_an_attacker(path: Path) -> None:
    assert reason_of_plain(path, archive(CHANGES, signer=STRANGER)) == "bad_signature"


def test_a_missing_an_empty_and_a_recycled_signature(path: Path) -> None:
    missing = archive(CHANGES, files=lambda files: [one for one in files if one[0] != "manifest.sig"])
    assert reason_of_plain(path, missing) == "zip_missing"
    assert reason_of_plain(path, archive(CHANGES, signature=b"")) == "bad_signature"
    recycled = sign(PARTNER.sign_private, SIGNED + b"another page")
    assert reason_of_plain(path, archive(CHANGES, signature=recycled)) == "bad_signature"
    bare = sign(PARTNER.sign_private, manifest().encoded())
    assert reason_of_plain(path, archive(CHANGES, manifest().encoded(), signature=bare)) == "bad_signature"


def test_a_sender_that_is_not_enrolled(path: Path) -> None:
    assert reason_of_page(path, **{"from": "n0b0dy"}) == "unknown_sender"


def test_a_genuine_package_sealed_again_for_another_office(genuine: Path) -> None:
    inside = pyrage.decrypt(genuine.read_bytes(), [pyrage.x25519.Identity.from_str(OFFICE.age_private)])
    forged(genuine, inside, recipients=[STRANGER.age_public])
    assert reason(genuine, me="0ther", identities=[STRANGER.age_private]) == "not_for_me"


def test_a_revoked_partner(genuine: Path) -> None:
    assert reason(genuine, revoked={PARTNER_SITE}) == "revoked"


def test_nobody_can_pass_for_a_revoked_partner(path: Path) -> None:
    forged(path, archive(CHANGES, signer=STRANGER))
    assert reason(path, revoked={PARTNER_SITE}) == "bad_signature"


def answer(code: str = "9f3c", key: str = STRANGER.sign_public) -> dict[str, object]:
    return {"from": "n3w", "enrol": {"code": code, "sign_key": key, "age_key": STRANGER.age_public}}


def test_the_first_package_of_a_college_is_signed_with_the_key_that_it_brings(path: Path) -> None:
    package = opened(forged(path, archive(CHANGES, answer(), signer=STRANGER)))
    assert package.enrols
    assert package.manifest.enrol == Enrolment("9f3c", STRANGER.sign_public, STRANGER.age_public)


def test_an_answer_signed_with_another_key_than_it_brings(path: Path) -> None:
    assert reason_of_plain(path, archive(CHANGES, answer(), signer=PARTNER)) == "bad_signature"


def test_a_known_partner_cannot_be_replaced_by_an_answer(path: Path) -> None:
    page = answer() | {"from": PARTNER_SITE}
    assert reason_of_plain(path, archive(CHANGES, page, signer=STRANGER)) == "bad_signature"
    assert not opened(forged(path, archive(CHANGES, page))).enrols


# versions


def test_a_newer_format(path: Path) -> None:
    assert reason_of_page(path, format=9) == "newer_format"


def test_a_newer_format_is_told_even_where_its_manifest_looks_different(path: Path) -> None:
    page = json.dumps({"format": 3, "app": "3.0"}).encode()
    with pytest.raises(RuleBroken) as refused:
        opened(forged(path, archive(CHANGES, page)))
    assert refused.value.problem.code == "package.newer_format"
    assert refused.value.problem.facts["app"] == "3.0"


@pytest.mark.parametrize("format", [True, "1", 1.0, None, 0, [1]])
def test_a_format_that_is_no_number(path: Path, format: object) -> None:
    assert reason_of_page(path, format=format) == "manifest_shape"


def test_data_too_new_and_too_old(path: Path) -> None:
    assert reason_of_page(path, schema=9, min_reader_schema=9) == "schema_version"
    forged(path, archive(CHANGES, {"schema": 1}))
    assert reason(path, oldest_schema=2) == "schema_version"


# looking at a package from outside


def test_a_package_without_its_key_tells_only_what_everybody_sees(genuine: Path) -> None:
    outline = inspect_package(genuine)
    assert (outline.seal, outline.manifest, outline.contents, outline.signed) == (Seal.KEYS, None, None, None)
    assert outline.size == genuine.stat().st_size
    assert outline.named is not None
    assert (outline.named.sender, outline.named.to, outline.named.at) == (PARTNER_SITE, OFFICE_SITE, "20261124-0912")


def test_a_package_with_its_key_tells_what_is_inside_whoever_it_is_for(genuine: Path) -> None:
    outline = inspect_package(genuine, identities=[OFFICE.age_private])
    assert outline.manifest is not None
    assert outline.manifest.sender == PARTNER_SITE
    assert outline.contents is not None
    assert (outline.contents.transactions, outline.blobs, outline.signed) == (4, 1, None)
    assert inspect_package(genuine, identities=[OFFICE.age_private], sender_key=lambda *_: PARTNER.sign_public).signed
    assert inspect_package(genuine, identities=[OFFICE.age_private], sender_key=lambda *_: "00").signed is False


def test_looking_at_a_broken_package_says_what_opening_it_would(path: Path) -> None:
    forged(path, archive(b"{}\n"))
    with pytest.raises(RuleBroken) as refused:
        inspect_package(path, identities=[OFFICE.age_private])
    assert refused.value.problem.code == "package.txn_shape"


# reasons and their words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_sentence_that_names_the_file(language: str, resources: Path) -> None:
    words = Wording.load(resources / "wording", language)
    assert len(REASONS) > 40
    for one in sorted(REASONS):
        assert f"problem.package.{one}" in words
        assert one.startswith("own_") or "{file}" in str(words.raw(f"problem.package.{one}"))


def test_the_facts_of_a_refusal_hold_no_value_of_a_record(path: Path) -> None:
    chain = Chain()
    chain.add(("person", "a1", {"note": ""}), values=['["secret\u202e"]'])
    with pytest.raises(RuleBroken) as refused:
        opened(forged(path, archive(changes_of(chain.lines))))
    assert "secret" not in str(refused.value.problem.facts)
    assert refused.value.problem.facts["id"] == "a1"


def test_a_line_is_read_as_the_journal_reads_it() -> None:
    for line in ordinary():
        assert read_line(line.text().encode()) == line
