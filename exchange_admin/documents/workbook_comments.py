"""What people have written beside cells of a workbook: the comments, which nobody reads as cells.

Runs in the child process of `workbook_process`. Of .xlsx and .xlsm only; of a conversation in newer Excel, the copy
that it writes for older ones.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from exchange_admin.documents.cell_places import cell_place

Comments = dict[tuple[int, int], str]
"""(row, column), both from 0, to the text."""
_MOST, _LONGEST = 10_000, 400  # comments of a sheet, letters of one
_LARGEST = 16 << 20  # bytes of a part that are looked at
_MOST_DIGITS = 5  # of the number of an author
_TOLD_BY_NEWER_EXCEL = "linkid=870924"
"""Ends what Excel writes, in its own language, before the words of a conversation that older ones show."""
_COMMENTS = "/relationships/comments"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OURS = "Exchange Admin"
_BROKEN_PART = (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError)
"""What `zipfile` says of one: of its name and place (ValueError) and of its end (EOFError) too."""


class CommentsUnreadable(Exception):
    """A sheet says that it has comments, and they are damaged, missing or too many to look at."""


def comments_beside(archive: zipfile.ZipFile, part: str) -> Comments:
    """The comments of the sheet in `part`, without those that this program put there. Raises CommentsUnreadable, though
    Excel opens such a file: what they say may change a cell."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    sizes = {one.filename: one.file_size for one in archive.infolist()}
    found: Comments = {}
    for relation in _tree(archive, relations, sizes).iter(_RELATION) if relations in sizes else ():
        if (relation.get("Type") or "").endswith(_COMMENTS):
            target = relation.get("Target") or ""
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found |= _comments_in(archive, path, sizes)
    return found


def _comments_in(archive: zipfile.ZipFile, part: str, sizes: Mapping[str, int]) -> Comments:
    tree = _tree(archive, part, sizes)
    if not tree.tag.endswith("}comments"):
        raise CommentsUnreadable(part)
    authors = ["".join(one.itertext()) for one in tree.iter("{*}author")]
    found: Comments = {}
    for comment in tree.iter("{*}comment"):
        place, by = cell_place(comment.get("ref") or ""), comment.get("authorId") or ""
        text = _said("".join(one.text or "" for one in comment.iter("{*}t")))
        number = int(by) if by.isdecimal() and len(by) <= _MOST_DIGITS else -1
        is_ours = 0 <= number < len(authors) and authors[number] == _OURS
        if place and text and not is_ours and len(found) < _MOST:
            found[place] = text[:_LONGEST]
    return found


def _said(text: str) -> str:
    """On one line, without what a terminal would obey."""
    _, newer, behind = text.partition(_TOLD_BY_NEWER_EXCEL)
    if newer:
        text = behind.partition(":")[2] or behind
    return "".join(filter(str.isprintable, " ".join(text.split())))


def _tree(archive: zipfile.ZipFile, part: str, sizes: Mapping[str, int]) -> Any:
    if not 0 < sizes.get(part, 0) <= _LARGEST:
        raise CommentsUnreadable(part)
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with archive.open(part) as stream:
            return etree.fromstring(stream.read(_LARGEST), parser)
    except (etree.XMLSyntaxError, *_BROKEN_PART) as fault:
        raise CommentsUnreadable(part) from fault
