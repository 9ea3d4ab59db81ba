"""Dots name the entries of the journal: `author:seq:i` is entry `i` of transaction `seq` of `author`.

A dot stands for the value that its entry gives to each of its fields.
"""

from __future__ import annotations


def dot_of(author: str, seq: int, i: int) -> str:
    """The dot of entry `i`, counted from 0."""
    return f"{author}:{seq}:{i}"


def split_dot(dot: str) -> tuple[str, int, int]:
    """(author, seq, i). Raises ValueError for a text that is no dot."""
    author, seq, i = dot.rsplit(":", 2)
    if not author:
        raise ValueError(dot)
    return author, int(seq), int(i)


def author_of(dot: str) -> str:
    return dot.rsplit(":", 2)[0]


def site_of(author: str) -> str:
    """The replica that an author (`site.incarnation`) is a life of."""
    return author.rpartition(".")[0]


def step_of(dot: str) -> str:
    """`author:seq` of the transaction."""
    return dot.rsplit(":", 1)[0]


def is_dot(text: object) -> bool:
    """Whether `text` has the shape of a dot."""
    if not isinstance(text, str) or not text.isascii() or len(text) > 80:
        return False
    author, _, rest = text.partition(":")
    seq, _, i = rest.partition(":")
    return bool(author) and seq.isdigit() and i.isdigit()
