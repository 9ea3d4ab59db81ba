"""What forgers do to codes, keys and lists: each forgery is texts of codes as somebody would scan or paste them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from second_codes import (
    OURS,
    THEIRS,
    as_code,
    balance_of,
    certificate,
    coded,
    codes_of,
    flipped,
    list_of,
    recognition,
    renewal_of,
    results_of,
    transcript,
    whole,
)

from exchange_admin.documents.certificates.facts import HolderName
from exchange_admin.documents.packages.keys import sign
from exchange_admin.documents.papers import Paper
from exchange_admin.documents.verification.packing import packed, unpacked

_HEAD, _SIGNATURE = 26, 64


@dataclass(frozen=True, slots=True)
class Forgery:
    """`name` says what was done."""

    name: str
    codes: tuple[str, ...]


@cache
def papers() -> tuple[Paper, ...]:
    """Genuine ones of every shape, with their codes."""
    return tuple(
        map(
            coded,
            (
                certificate(),
                transcript(40),
                recognition(),
                list_of(30),
                results_of(24),
                balance_of(20),
                renewal_of(6),
            ),
        )
    )


@cache
def forgeries() -> tuple[Forgery, ...]:
    """Each of them takes something genuine and changes it."""
    made: list[Forgery] = []
    for paper in papers():
        codes = codes_of(paper)
        made += _flipped(paper.kind, codes)
        made += _cut(paper.kind, codes)
        made += _rewritten(paper.kind, codes)
        made += _taken_apart(paper.kind, codes)
        made += _signed_by_others(paper)
        made += _headed_otherwise(paper.kind, codes)
    made += _mixed()
    return tuple(made)


def _with(codes: Sequence[str], place: int, code: str) -> tuple[str, ...]:
    return (*codes[:place], code, *codes[place + 1 :])


def _flipped(kind: str, codes: Sequence[str]) -> Iterator[Forgery]:
    chance = random.Random(kind)
    for n in range(24):
        place = chance.randrange(len(codes))
        bits = chance.sample(range(len(whole(codes[place])) * 8), 1 + n % 3)
        yield Forgery(f"{kind}: bits {bits} of code {place + 1}", _with(codes, place, flipped(codes[place], bits)))


def _cut(kind: str, codes: Sequence[str]) -> Iterator[Forgery]:
    for place in (0, len(codes) - 1):
        for letters in (1, 8, 100, 104):
            yield Forgery(f"{kind}: {letters} letters cut", _with(codes, place, codes[place][:-letters]))
            yield Forgery(f"{kind}: {letters} letters more", _with(codes, place, codes[place] + "A" * letters))


def _rewritten(kind: str, codes: Sequence[str]) -> Iterator[Forgery]:
    """Names, numbers, dates, marks, totals: each value of the text changed, the signature kept."""
    chance = random.Random(kind)
    for place, code in enumerate(codes):
        data = whole(code)
        text = unpacked(data[_HEAD:-_SIGNATURE])
        values = list(re.finditer(r"(?<=\t)[^\t\n]+", text))
        for value in chance.sample(values, min(len(values), 14)):
            other = text[: value.start()] + _another(value[0], chance) + text[value.end() :]
            forged = as_code(data[:_HEAD] + packed(other) + data[-_SIGNATURE:])
            yield Forgery(f"{kind}: “{value[0]}” rewritten in code {place + 1}", _with(codes, place, forged))
        lines = text.split("\n")
        for name, changed in (("a line left out", lines[:-1]), ("a line twice", [*lines, lines[-1]])):
            forged = as_code(data[:_HEAD] + packed("\n".join(changed)) + data[-_SIGNATURE:])
            yield Forgery(f"{kind}: {name} in code {place + 1}", _with(codes, place, forged))


def _another(value: str, chance: random.Random) -> str:
    if value.isdecimal():
        return str(int(value) + 1 + chance.randrange(20))
    at = chance.randrange(len(value))
    return value[:at] + ("7" if value[at] != "7" else "8") + value[at + 1 :]


def _taken_apart(kind: str, codes: Sequence[str]) -> Iterator[Forgery]:
    """Codes left out or scanned twice instead of others."""
    if len(codes) == 1:
        return
    for place in range(len(codes)):
        yield Forgery(f"{kind}: code {place + 1} left out", (*codes[:place], *codes[place + 1 :]))
        yield Forgery(f"{kind}: only code {place + 1}", (codes[place],) * len(codes))
        other = codes[(place + 1) % len(codes)]
        yield Forgery(f"{kind}: another one for code {place + 1}", _with(codes, place, other))


def _signed_by_others(paper: Paper) -> Iterator[Forgery]:
    """Somebody's own key, in the office's name or in his own."""
    changed = replace(paper, number=f"{paper.number[:-1]}Z", holder=HolderName("王芳", "", "WANG Fang", "han"))
    for name, made in (("the same", paper), ("another holder", changed)):
        bare = made if not hasattr(made, "codes") else replace(made, codes=(), code_mm=0.0, codes_beside=0)
        yield Forgery(f"{paper.kind}: {name}, signed by another key in our name", _codes(bare, named=True))
        yield Forgery(f"{paper.kind}: {name}, signed by another key", _codes(bare, named=False))


def _codes(paper: Paper, *, named: bool) -> tuple[str, ...]:
    return tuple(codes_of(coded(paper, THEIRS, named=OURS if named else None)))


def _headed_otherwise(kind: str, codes: Sequence[str]) -> Iterator[Forgery]:
    """What stands before the text: place, number of parts, digest, key; other formats."""
    data = whole(codes[0])
    signature = data[-_SIGNATURE:]
    for at, name in ((8, "place"), (9, "parts"), (10, "digest"), (25, "digest")):
        for by in (1, 2):
            changed = data[:at] + bytes([(data[at] + by) % 256]) + data[at + 1 :]
            yield Forgery(f"{kind}: {name} changed by {by}", _with(codes, 0, as_code(changed)))
    yield Forgery(f"{kind}: said to be of the first format", _with(codes, 0, as_code(data, "EXC1:")))
    yield Forgery(f"{kind}: said to be of a later format", _with(codes, 0, as_code(data, "EXC3:")))
    without = data[:-_SIGNATURE]
    yield Forgery(f"{kind}: without a signature", _with(codes, 0, as_code(without + bytes(_SIGNATURE))))
    signed_otherwise = sign(OURS.sign_private, b"EXC1\0" + without)
    yield Forgery(f"{kind}: a signature for the first format", _with(codes, 0, as_code(without + signed_otherwise)))
    yield Forgery(f"{kind}: the signature turned round", _with(codes, 0, as_code(without + signature[::-1])))


def _mixed() -> Iterator[Forgery]:
    """Codes and signatures swapped between papers of one office."""
    first = codes_of(coded(transcript(40)))
    other = codes_of(
        coded(transcript(41, number="SHGC-2026-AM0099-Q", holder=HolderName("", "", "IVANOV Ivan", "latin")))
    )
    for place in range(min(len(first), len(other))):
        yield Forgery(f"code {place + 1} from another transcript", _with(first, place, other[place]))
        signatures = whole(other[place])[-_SIGNATURE:]
        yield Forgery(
            f"signature {place + 1} from another transcript",
            _with(first, place, as_code(whole(first[place])[:-_SIGNATURE] + signatures)),
        )
    for one in papers():
        for two in papers():
            if one is not two:
                data = whole(codes_of(one)[0])[:-_SIGNATURE] + whole(codes_of(two)[0])[-_SIGNATURE:]
                name = f"the signature of a {two.kind} under a {one.kind}"
                yield Forgery(name, _with(codes_of(one), 0, as_code(data)))


def twins() -> tuple[str, str]:
    """Two papers that one office signed under one number, for two people, from two copies of its file."""
    second = certificate(holder=HolderName("陈思远", "Чэнь Сыюань", "CHEN Siyuan", "han"), author="s8bpe5gd.2-k3x9a")
    return codes_of(papers()[0])[0], codes_of(coded(second))[0]
