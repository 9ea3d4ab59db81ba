"""Keys of a site: made offline, read over the telephone, opened by a passphrase."""

from __future__ import annotations

import random
import re

import pyrage
import pytest
from cryptography.hazmat.primitives.serialization import load_der_private_key

from exchange_admin.documents.packages import age_passphrase
from exchange_admin.documents.packages.keys import (
    fingerprint,
    is_age_key,
    is_sign_key,
    is_signed,
    make_keys,
    sign,
    unwrap,
    wrap,
)
from exchange_admin.domain.problems import RuleBroken


def test_two_sites_have_different_keys_and_the_same_chance_gives_the_same() -> None:
    assert make_keys() != make_keys()
    assert make_keys(random.Random(7).randbytes) == make_keys(random.Random(7).randbytes)


def test_the_age_key_is_spelled_as_age_spells_it() -> None:
    keys = make_keys()
    identity = pyrage.x25519.Identity.from_str(keys.age_private)
    assert (str(identity), str(identity.to_public())) == (keys.age_private, keys.age_public)
    assert pyrage.decrypt(pyrage.encrypt(b"word", [identity.to_public()]), [identity]) == b"word"


def test_the_signing_key_is_plain_pkcs8() -> None:
    keys = make_keys()
    assert load_der_private_key(keys.sign_private, None).public_key().public_bytes_raw().hex() == keys.sign_public


def test_private_keys_are_not_shown() -> None:
    keys = make_keys()
    assert keys.age_private not in repr(keys)
    assert "sign_private" not in repr(keys)


def test_a_signature_fits_one_key_and_one_message() -> None:
    keys, other = make_keys(), make_keys()
    signature = sign(keys.sign_private, b"page")
    assert is_signed(keys.sign_public, signature, b"page")
    assert not is_signed(keys.sign_public, signature, b"pagE")
    assert not is_signed(other.sign_public, signature, b"page")
    assert not is_signed(keys.sign_public, b"", b"page")
    assert not is_signed("no key", signature, b"page")


def test_a_fingerprint_is_eight_groups_of_four_digits_that_stand_for_both_keys() -> None:
    keys, other = make_keys(), make_keys()
    said = fingerprint(keys.sign_public, keys.age_public)
    assert re.fullmatch(r"(\d{4} ){7}\d{4}", said)
    assert said == fingerprint(keys.sign_public, keys.age_public)
    assert said != fingerprint(other.sign_public, keys.age_public)
    assert said != fingerprint(keys.sign_public, other.age_public)


def test_a_fingerprint_never_changes_with_the_program() -> None:
    keys = make_keys(random.Random(1).randbytes)
    assert fingerprint(keys.sign_public, keys.age_public) == "6419 3281 1093 5124 7453 4097 3580 8240"


def test_public_keys_are_known_by_their_shape() -> None:
    keys = make_keys()
    assert is_age_key(keys.age_public)
    assert is_sign_key(keys.sign_public)
    assert not any(map(is_age_key, ("", "age1", keys.age_public[:-1], keys.age_private, keys.sign_public)))
    assert not any(map(is_sign_key, ("", "ff", keys.sign_public.upper() + "A", keys.age_public, "zz" * 32)))


def test_wrapped_keys_open_with_their_passphrase_only() -> None:
    keys = make_keys()
    wrapped = wrap(keys, "три слова 三个词")
    assert keys.sign_private not in wrapped.sign_private
    assert keys.age_private.encode() not in wrapped.age_private
    assert unwrap(wrapped, "три слова 三个词") == keys
    with pytest.raises(RuleBroken) as refused:
        unwrap(wrapped, "три слова")
    assert refused.value.problem.code == "keys.wrong_passphrase"


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 3 * 65_536])
def test_age_itself_opens_what_was_written_for_a_passphrase(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_passphrase, "_WORK", 8)
    plain = random.Random(size).randbytes(size)
    assert pyrage.passphrase.decrypt(age_passphrase.encrypt(plain, "пароль"), "пароль") == plain


def test_the_cost_of_a_passphrase_is_the_same_on_every_pc() -> None:
    first, second = age_passphrase.encrypt(b"a", "p"), age_passphrase.encrypt(b"a", "p")
    assert first != second
    assert re.search(rb"-> scrypt \S{22} 17\n", first)
