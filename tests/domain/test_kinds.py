"""What a kind of record says of itself by the fields that it has."""

from __future__ import annotations

from dataclasses import replace

from exchange_admin.domain.fields import Field, Kind
from exchange_admin.domain.registry.parts import NAMES, names

CODE = Field(name="code")


def test_what_has_a_name_in_three_languages_is_called_by_it_and_needs_it_in_one() -> None:
    fund = Kind("fund", (CODE, *names()))
    assert (fund.label, fund.one_of) == (("name",), NAMES)
    assert replace(fund, one_of=(), may_be_nameless=True).one_of == ()


def test_what_has_one_name_is_called_by_it() -> None:
    contact = Kind("contact", (CODE, Field(name="name")))
    assert (contact.label, contact.one_of) == (("name",), ())


def test_what_is_called_otherwise_needs_no_name() -> None:
    speciality = Kind("speciality", (CODE, *names()), label=("code", "name"))
    assert (speciality.label, speciality.one_of) == (("code", "name"), ())


def test_nobody_is_asked_for_a_name_that_the_program_writes() -> None:
    draft = Kind("design_draft", names(written_by_program=True))
    assert (draft.label, draft.one_of) == (("name",), ())


def test_what_has_no_name_is_not_called_by_one() -> None:
    assert Kind("line", (CODE,)).label == ()
