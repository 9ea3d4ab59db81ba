"""What openpyxl leaves out of the XML of a sheet: values of formulas, without which whatever does not calculate shows
nothing, and ends of lines in headers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


_MARGIN = re.compile(rb"<odd(Header|Footer)>.*?</odd(Header|Footer)>", re.DOTALL)


def with_lines_in_margins(sheet: bytes) -> bytes:
    """openpyxl escapes the end of a line in headers and footers in a way that only some programs read back."""
    return _MARGIN.sub(lambda found: found[0].replace(b"_x000a_", b"\n").replace(b"_x000A_", b"\n"), sheet)


def with_values(sheet: bytes, values: Mapping[str, float | str]) -> bytes:
    """The XML of a sheet with the value of each formula, by cell. Raises KeyError for one without a value."""
    if not values:
        return sheet
    tree = etree.fromstring(sheet)
    for formula in tree.iter(f"{_MAIN}f"):
        cell = formula.getparent()
        assert cell is not None
        value = values[str(cell.get("r"))]
        for old in cell.findall(f"{_MAIN}v"):
            cell.remove(old)
        etree.SubElement(cell, f"{_MAIN}v").text = value if isinstance(value, str) else repr(value)
        if "t" in cell.attrib:
            del cell.attrib["t"]
        if isinstance(value, str):
            cell.set("t", "str")
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
