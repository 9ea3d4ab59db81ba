"""Lines of calendars (RFC 5545) and contacts (RFC 6350): escaped, folded at 75 octets, ended by CR LF.

Both standards share the form `NAME;PARAMETER=value:value`; why it is written here, decision 50.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

LONGEST = 75
"""Octets of a line without its end."""

_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Whatever some reader takes for the end of a line."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_TO_ESCAPE = re.compile(r"[\\;,]")
_TO_QUOTE = re.compile(r"[:;,]")
_IN_PARAMETERS = {"^": "^^", '"': "^'", "\n": "^n"}  # RFC 6868


def text_value(text: str) -> str:
    r"""A text as a value: `\`, `;` and `,` escaped, line breaks as `\n`, other control characters left out."""
    return _TO_ESCAPE.sub(r"\\\g<0>", _plain(text)).replace("\n", r"\n")


def parts_value(parts: Iterable[str]) -> str:
    """Texts that stand side by side in one value, as in a name: `family;given;;;`."""
    return ";".join(map(text_value, parts))


def content_line(name: str, value: str, parameters: Mapping[str, str] | None = None) -> bytes:
    """One property; `value` as `text_value` gives it, or of a type that needs no escaping."""
    given = "".join(f";{key}={_parameter(text)}" for key, text in (parameters or {}).items())
    return folded(f"{name}{given}:{value}")


def folded(line: str) -> bytes:
    """No character is cut in two; every further line begins with a space, which counts."""
    data = line.encode("utf-8", "replace")
    if len(data) <= LONGEST:
        return data + b"\r\n"
    pieces, start, room = [], 0, LONGEST
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        pieces.append(data[start:end])
        start, room = end, LONGEST - 1
    return b"\r\n ".join((*pieces, data[start:])) + b"\r\n"


def _plain(text: str) -> str:
    return _CONTROLS.sub("", _BREAKS.sub("\n", text))


def _parameter(text: str) -> str:
    plain = "".join(_IN_PARAMETERS.get(letter, letter) for letter in _plain(text))
    return f'"{plain}"' if _TO_QUOTE.search(plain) else plain
