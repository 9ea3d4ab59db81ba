"""Charts that Excel, WPS and LibreOffice draw themselves from the cells of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.legend import Legend
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.worksheet.worksheet import Worksheet

from exchange_admin.documents.report_pages.content import Chart, Table

_COLOURS = ("1F3864", "C8792B", "5B8DB8", "7A9A57", "8A6FA8")
_ROW = 0.53  # centimetres of a usual row
_UPRIGHT = 7.5  # centimetres of a chart that does not grow with its rows
_LONGEST_NAME = 56
"""Letters of a name beside a bar; of longer ones nothing would be left for the bars."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a table stands: its headings and its last row."""

    head: int
    last: int


def rows_of_chart(chart: Chart, tables: Sequence[Table]) -> int:
    """Rows of the sheet that it covers; none where there is nothing to draw."""
    shown = min(len(tables[chart.table].rows), chart.most)
    return ceil(_height(chart, shown) / _ROW) + 1 if shown else 0


def _height(chart: Chart, shown: int) -> float:
    return (
        max(3.2 + shown * (0.55 if chart.stacked else 0.3 + 0.3 * len(chart.series)), 5)
        if chart.shape == "bars"
        else _UPRIGHT
    )


def add_chart(sheet: Worksheet, chart: Chart, drawn: Drawn, row: int, width: float, font: str) -> None:
    """`width` in centimetres. Nothing is drawn of a table without rows."""
    last = min(drawn.last, drawn.head + chart.most)
    if last <= drawn.head:
        return
    made: BarChart | LineChart
    if chart.shape == "line":
        made = LineChart()
    else:
        made = BarChart()
        made.type = "bar" if chart.shape == "bars" else "col"
        made.gapWidth = 60
        if chart.stacked:
            made.grouping, made.overlap = "stacked", 100
    for place in chart.series:
        made.add_data(Reference(sheet, place + 1, drawn.head, place + 1, last), titles_from_data=True)
    made.set_categories(_names(sheet, chart.categories + 1, drawn.head + 1, last))
    for number, series in enumerate(made.series):
        colour = _COLOURS[number % len(_COLOURS)]
        if chart.shape == "line":
            series.graphicalProperties.line.solidFill = colour
            series.smooth = False
        else:
            series.graphicalProperties = GraphicalProperties(solidFill=colour)
            series.invertIfNegative = False
    letters = _letters(font, 1200, bold=True)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), r=[RegularTextRun(rPr=letters, t=chart.title)])
    made.title = Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)
    made.x_axis.delete = made.y_axis.delete = False
    made.x_axis.txPr = made.y_axis.txPr = _text(font)
    made.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill="E5E7EB", w=6350)))
    made.y_axis.number_format = "0"
    if chart.shape == "bars":
        made.x_axis.scaling.orientation = "maxMin"  # the first row on top
        made.y_axis.crosses = "max"
    made.legend = Legend(legendPos="b", overlay=False, txPr=_text(font)) if len(chart.series) > 1 else None
    if chart.shape != "line":
        made.dataLabels = DataLabelList()
        made.dataLabels.showVal = True
        made.dataLabels.numFmt = "#,##0;\u2212#,##0;;"
        for wanted in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
            setattr(made.dataLabels, wanted, False)
        made.dataLabels.txPr = _text(font, "FFFFFF" if chart.stacked else "404040")
    made.roundedCorners = False
    made.width, made.height = min(width, 24.0), _height(chart, last - drawn.head)  # type: ignore[assignment]
    sheet.add_chart(made, f"A{row}")


def _names(sheet: Worksheet, column: int, first: int, last: int) -> Reference:
    """What the bars are called: cells of the table, or where they are long, shorter ones beside what is printed."""
    names = [str(row[0]) for row in sheet.iter_rows(first, last, column, column, values_only=True)]
    if max(map(len, names)) > _LONGEST_NAME:
        column = sheet.max_column + 2
        for row, name in enumerate(names, first):
            sheet.cell(row, column, _shortened(name)).data_type = "s"
    return Reference(sheet, column, first, column, last)


def _shortened(name: str) -> str:
    """Its beginning and its end, by which names of one sort are told apart."""
    half = _LONGEST_NAME // 2
    return name if len(name) <= _LONGEST_NAME else f"{name[:half].rstrip()}…{name[1 - half :].lstrip()}"


def _letters(font: str, size: int, *, bold: bool = False, colour: str = "") -> CharacterProperties:
    face = Font(typeface=font)
    return CharacterProperties(latin=face, ea=face, sz=size, b=bold, solidFill=colour or None)


def _text(font: str, colour: str = "") -> RichText:
    letters = _letters(font, 1000, colour=colour)  # pages with charts are printed at seven tenths at least
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)])
