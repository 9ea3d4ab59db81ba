"""Values of formulas, put beside them: openpyxl writes none, and whatever does not calculate would show nothing."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


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
