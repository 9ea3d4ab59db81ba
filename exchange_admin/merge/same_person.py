"""Entries of one person: classes of records joined by "the same as", and the one entry that stands for each class.

A function of the data alone, so that every replica answers alike whatever order the joins came in (`sync.md` R14).
"""

from __future__ import annotations

from collections.abc import Container, Mapping


def standing_for(links: Mapping[str, str], live: Container[str]) -> dict[str, str]:
    """Each entry of a class with several entries to the entry that stands for it. `links` are entry to kept entry.

    The entry that everything leads to stands for its class. Where there is none, because two offices kept each other's
    entry or the kept one was deleted, it is the live entry with the smallest id; classes without a live entry are left
    out.
    """
    parents: dict[str, str] = {}

    def found(id: str) -> str:
        while (above := parents.setdefault(id, id)) != id:
            parents[id] = parents[above]
            id = above
        return id

    for entry, kept in links.items():
        parents[found(entry)] = found(kept)
    classes: dict[str, list[str]] = {}
    for id in list(parents):
        classes.setdefault(found(id), []).append(id)
    standing: dict[str, str] = {}
    for entries in classes.values():
        there = sorted(id for id in entries if id in live)
        kept_ones = [id for id in there if id not in links]
        if there:
            standing |= dict.fromkeys(entries, (kept_ones or there)[0])
    return standing
