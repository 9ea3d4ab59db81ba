"""Links to a new mail: read back by the parsers of URLs, never longer than Windows takes."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules.messages.mail_links import LONGEST, mail_link
from exchange_admin.domain.rules.messages.placeholders import one_line, several_lines

_ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=120)


def read(link: str) -> tuple[str, list[tuple[str, str]]]:
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.fragment) == ("mailto", "", "")
    return unquote(parts.path), parse_qsl(parts.query.replace("+", "%2B"), keep_blank_values=True)


@given(_ANY, _ANY)
def test_what_is_read_back_is_what_was_said_and_no_field_more(subject: str, text: str) -> None:
    found = mail_link("anna+x@x.ru", subject, text)
    assert found.link.isascii()
    assert len(found.link) <= LONGEST
    to, fields = read(found.link)
    assert to == "anna+x@x.ru"
    wanted = [("subject", one_line(subject)), ("body", several_lines(text).replace("\n", "\r\n"))]
    assert fields == (wanted[: len(fields)] if found.lacks_text else wanted)
    assert not found.lacks_text or len(fields) < 2


@pytest.mark.parametrize("nasty", ["x&bcc=b@x.ru", "x%0ABcc:b@x.ru", "x\r\nBcc: b@x.ru", "?cc=b@x.ru", "x#y", "x y+z"])
def test_no_name_adds_a_recipient(nasty: str) -> None:
    _, fields = read(mail_link("a@x.ru", nasty, nasty).link)
    assert [name for name, _ in fields] == ["subject", "body"]
    assert "\n" not in fields[0][1]


@pytest.mark.parametrize(
    "address", ["", "a@x.ru,b@x.ru", "a@x.ru?bcc=b@x.ru", "a@x.ru%0Ab@x.ru", "a@x.ru\nb", "<a@x.ru>"]
)
def test_what_is_not_one_address_gets_no_link(address: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(address)}$"):
        mail_link(address, "x", "y")


def test_a_text_that_is_too_long_is_left_out_whole() -> None:
    assert mail_link("a@x.ru", "材料", "您好" * 50).lacks_text is False
    long = mail_link("a@x.ru", "材料", "您好" * 200)
    assert (long.lacks_text, read(long.link)) == (True, ("a@x.ru", [("subject", "材料")]))
    longest = mail_link("a@x.ru", "材料" * 200, "您好")
    assert (longest.lacks_text, longest.link) == (True, "mailto:a@x.ru")
