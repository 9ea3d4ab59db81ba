"""Templates of messages: what they ask for, how they are filled in; addresses; languages; the texts that ship."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.messages.addresses import is_address, read_address
from exchange_admin.domain.rules.messages.languages import language_of
from exchange_admin.domain.rules.messages.placeholders import (
    PLACEHOLDERS,
    asked_for,
    filled_in,
    gaps_of,
    text_of,
    unknown_placeholders,
)
from exchange_admin.domain.rules.records import record_problems
from exchange_admin.domain.values import check
from exchange_admin.domain.wording import LANGUAGES

TODAY = date(2026, 11, 28)
SHIPPED = tomllib.loads(
    (Path(__file__).parents[2] / "resources" / "reference" / "message_templates.toml").read_text("utf-8")
)["template"]
WRITTEN = st.lists(st.text() | st.sampled_from([f"{{{name}}}" for name in PLACEHOLDERS])).map("".join)


@given(WRITTEN, st.dictionaries(st.sampled_from(PLACEHOLDERS), st.text()))
def test_every_text_is_filled_in_and_what_is_unknown_stays_as_it_is(template: str, facts: dict[str, str]) -> None:
    pieces = filled_in(template, facts)
    assert text_of(filled_in(template, {})) == template
    assert set(gaps_of(pieces)) <= asked_for(template)


@given(st.sampled_from(PLACEHOLDERS), st.text(min_size=1))
def test_a_fact_is_never_read_as_a_template(name: str, fact: str) -> None:
    pieces = filled_in("{" + name + "}", {name: fact, "programme": "P"})
    assert len(pieces) == 1
    assert pieces[0].is_gap or not set(pieces[0].text) & set("\r\x00\u2028\u202e")
    assert "\n" not in pieces[0].text or name == "signature"


@given(st.text())
def test_a_text_without_unknown_placeholders_has_no_brace_of_its_own(template: str) -> None:
    if not unknown_placeholders(template):
        assert not set(text_of([one for one in filled_in(template, {}) if not one.placeholder])) & set("{}")


def test_gaps_are_told_in_the_order_in_which_they_are_read() -> None:
    assert gaps_of(filled_in("{due} {name} {due}", {"name": "Ли"}), filled_in("{phone}", {})) == ("due", "phone")


@pytest.mark.parametrize(
    ("typed", "address", "others"),
    [
        ("a.b+c@x-y.example.ru", "a.b+c@x-y.example.ru", ()),
        (" daria@x.ru\n", "daria@x.ru", ()),
        ("Дарья <daria@x.ru>", "daria@x.ru", ()),
        ('"Sokolova, Daria" <daria@x.ru>', "daria@x.ru", ()),
        ("a@x.ru; b@x.ru，c@x.ru", "a@x.ru", ("b@x.ru", "c@x.ru")),
        ("a@x.ru, a@x.ru", "a@x.ru", ()),
        ("", "", ()),
        ("a@x.ru или b@x.ru", "", ()),
        ("Дарья <daria@x.ru> <b@x.ru>", "", ()),
        ("daria@localhost", "", ()),
        ("daria@127.0.0.1", "", ()),
        ("дарья@почта.рф", "", ()),
        ("a@x.ru\r\nBcc:b@x.ru", "", ()),
        ("a..b@x.ru", "", ()),
        ("a@-x.ru", "", ()),
        ("a" * 65 + "@x.ru", "", ()),
    ],
)
def test_an_address_is_taken_only_where_all_that_was_typed_is_one(
    typed: str, address: str, others: tuple[str, ...]
) -> None:
    read = read_address(typed)
    assert (read.address, read.others) == (address, others)


@given(st.text())
def test_what_is_taken_for_an_address_has_nothing_that_could_lead_elsewhere(typed: str) -> None:
    read = read_address(typed)
    for address in filter(None, (read.address, *read.others)):
        assert address.isascii()
        assert not set(address) & set(' \r\n\t,;:<>()[]"\\')
        assert is_address(address)


def test_somebody_is_written_to_in_the_language_that_is_spoken_else_of_the_country_if_any_is_known() -> None:
    assert language_of("CN", "RU") == ("zh", False)
    assert language_of("", "RU") == ("ru", False)
    assert language_of("VN") == ("en", False)
    assert language_of() == language_of("", "") == ("en", True)
    assert language_of("CN", spoken="Русский, ru") == ("ru", False)
    assert language_of("CN", spoken="true russian") == ("zh", False)


@pytest.mark.parametrize(("country", "language"), [("BY", "ru"), ("KZ", "ru"), ("MD", "ru"), ("TW", "zh")])
def test_a_country_that_reads_another_language_too_is_written_to_in_ours_as_a_guess(
    country: str, language: str
) -> None:
    assert language_of(country) == (language, True)
    assert language_of(country, spoken="en") == ("en", False)


def test_the_seven_texts_that_ship_are_whole_in_three_languages() -> None:
    assert len({one["code"] for one in SHIPPED}) == len(SHIPPED) == 7
    for one in SHIPPED:
        values = {name: int(value) if isinstance(value, bool) else value for name, value in one.items()}
        assert [*check(REGISTRY["message_template"], values, whole=True)] == []
        asked = {language: asked_for(one[f"subject_{language}"], one[f"body_{language}"]) for language in LANGUAGES}
        assert all(one[f"name_{language}"] for language in LANGUAGES)
        assert asked["zh"] >= asked["ru"] - {"name"}
        assert asked["ru"] >= asked["en"] - {"name"}


def test_the_texts_that_ship_promise_no_attachment() -> None:
    for one in SHIPPED:
        for word in ("attach", "enclos", "вложен", "附件"):
            assert not any(word in one[f"body_{language}"] for language in LANGUAGES)


def test_every_text_needs_a_subject_and_one_language() -> None:
    def codes(**values: str) -> list[str]:
        return [one.code for one in record_problems("message_template", {"name_en": "X", **values}, TODAY)]

    assert codes(body_en="x", subject_en="x") == []
    assert codes(body_en="x") == ["template.no_subject"]
    assert codes(subject_en="x") == ["template.no_text"]
