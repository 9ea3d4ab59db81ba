"""The pictures of an explanation: two distributions as bars, or two passing ranges as lines."""

from __future__ import annotations

from exchange_admin.documents.drawing import MM, RuleMark
from exchange_admin.documents.explanations.facts import Axes, Axis, Bar, Bars, Pairs, Stress
from exchange_admin.documents.explanations.flow import LEFT, MEASURE, Flow
from exchange_admin.documents.fonts import SANS, SANS_STRONG
from exchange_admin.documents.typesetting import Style, sized

INK, MUTED, LINE, ACCENT = "20242D", "5A606C", "C9CED8", "2B63B8"
FILL = {Stress.PLAIN: "E9ECF1", Stress.COMPARED: "C5D9F3", Stress.CHOSEN: ACCENT}
_SHADE = "EEF4FC"
_BAR, _GAP = 13 * MM, 12 * MM
_STEP, _JOIN = 7 * MM, 16 * MM
_CAPTION = Style(SANS, 8.5, MUTED)
_LABEL = Style(SANS_STRONG, 10, INK)
_LABEL_WHITE = Style(SANS_STRONG, 10, "FFFFFF")
_SHARE = Style(SANS, 7, MUTED)
_SHARE_WHITE = Style(SANS, 7, "FFFFFF")
_EDGE = Style(SANS, 7.5, ACCENT)


def draw_bars(flow: Flow, bars: Bars) -> None:
    """The host's bar above, the home's below; the host's interval falls as a shade from one to the other."""
    flow.room_for(2 * _BAR + _GAP + 14 * MM)
    _caption(flow, bars.host.title)
    top = flow.y - _BAR
    bottom = top - _GAP - _BAR
    left, right = (LEFT + MEASURE * float(share) for share in (bars.low, bars.high))
    flow.box(left, bottom + _BAR, right - left, top - bottom - _BAR, _SHADE)
    _bar(flow, bars.host, top)
    _bar(flow, bars.home, bottom)
    for x in (left, right):
        flow.marks.append(RuleMark(x, top, x, bottom + _BAR, 0.9, ACCENT))
    _edges(flow, bars, left, right, top - 9)
    flow.y = bottom - 1 * MM
    _caption(flow, bars.home.title)


def draw_axes(flow: Flow, axes: Axes) -> None:
    """Both ranges as lines of the same length, lowest pass left, best right, and the mark at the same place."""
    flow.room_for(46 * MM)
    flow.space(4 * MM)
    upper = flow.y - 12 * MM
    lower = upper - 20 * MM
    x = LEFT + MEASURE * float(axes.place)
    flow.marks.append(RuleMark(x, upper, x, lower, 0.9, ACCENT))
    for axis, y, above in ((axes.host, upper, True), (axes.home, lower, False)):
        _axis(flow, axis, x, y, above=above)
    flow.y = lower - 14 * MM


def draw_pairs(flow: Flow, pairs: Pairs) -> None:
    """Two columns of boxes, a row for each step of the table; the row of the mark stands out and is joined."""
    across = (MEASURE - _JOIN) / 2
    right = LEFT + across + _JOIN
    flow.room_for(min(len(pairs.rows), 8) * _STEP + 8 * MM)
    for x, title in ((LEFT, pairs.left), (right, pairs.right)):
        if line := flow.fitted(title, _CAPTION, across, 6):
            flow.put(line, x, flow.y - _CAPTION.size)
    flow.space(_CAPTION.size * 1.8)
    for row in pairs.rows:
        flow.room_for(_STEP)
        flow.space(_STEP)
        _step(flow, row.left, row.stress, LEFT, across)
        _step(flow, row.right, row.stress, right, across)
        if row.stress is Stress.CHOSEN:
            middle = flow.y + _STEP / 2
            flow.marks.append(RuleMark(LEFT + across, middle, right, middle, 1.4, ACCENT))


def _step(flow: Flow, text: str, stress: Stress, x: float, across: float) -> None:
    flow.box(x, flow.y + 0.6, across, _STEP - 1.2, FILL[stress])
    style = sized(_LABEL_WHITE if stress is Stress.CHOSEN else _LABEL, 9)
    if line := flow.fitted(text, style, across - 8, 5):
        flow.centred(line, x + across / 2, flow.y + _STEP * 0.32)


def _caption(flow: Flow, title: str) -> None:
    line = flow.fitted(title, _CAPTION, MEASURE, 6)
    flow.space(_CAPTION.size * 1.4)
    if line:
        flow.put(line, LEFT, flow.y + 2)
    flow.space(2)


def _bar(flow: Flow, bar: Bar, y: float) -> None:
    for segment in bar.segments:
        x = LEFT + MEASURE * float(segment.low)
        across = MEASURE * float(segment.high - segment.low)
        if not across:
            continue
        flow.box(x, y, across, _BAR, FILL[segment.stress])
        flow.box(x + across - 0.5, y, 0.5, _BAR, "FFFFFF")
        chosen = segment.stress is Stress.CHOSEN
        room = across - 2.5
        if room < 3:
            continue
        label = flow.fitted(segment.label, _LABEL_WHITE if chosen else _LABEL, room, 5)
        share = flow.setter.line(segment.share, _SHARE_WHITE if chosen else _SHARE, flow.language)
        if label:
            flow.centred(label, x + across / 2, y + _BAR * (0.56 if share.width <= room else 0.4))
        if share.width <= room:
            flow.centred(share, x + across / 2, y + _BAR * 0.2)


def _edges(flow: Flow, bars: Bars, left: float, right: float, y: float) -> None:
    """The shares at which the interval begins and ends, outside of it where there is room."""
    low, high = (flow.setter.line(text, _EDGE, flow.language) for text in (bars.low_label, bars.high_label))
    before = left - low.width - 3
    flow.put(low, before if before >= LEFT else left + 3, y)
    if before < LEFT and right - left < low.width + 6:
        y -= 9  # both labels stand right of their lines
    after = right + 3
    flow.put(high, after if after + high.width <= LEFT + MEASURE else right - 3 - high.width, y)


def _axis(flow: Flow, axis: Axis, x: float, y: float, *, above: bool) -> None:
    flow.rule(y, LINE, 1.4)
    flow.box(x - 2.5, y - 2.5, 5, 5, ACCENT)
    side = 1 if above else -1
    ends, mark = sized(_CAPTION, 8.5), sized(_LABEL, 11)
    shift = 5 if above else -11
    for text, end in ((axis.left, LEFT), (axis.right, LEFT + MEASURE)):
        line = flow.setter.line(text, ends, flow.language)
        place = end if end == LEFT else end - line.width
        flow.put(line, place, y + shift)
    flow.marks.extend(RuleMark(end, y - 3, end, y + 3, 1.4, LINE) for end in (LEFT, LEFT + MEASURE))
    said = flow.setter.line(axis.mark, mark, flow.language)
    middle = min(max(x, LEFT + said.width / 2), LEFT + MEASURE - said.width / 2)
    flow.centred(said, middle, y + side * 15 - (0 if above else 8))
    if title := flow.fitted(axis.title, _CAPTION, MEASURE, 6):
        flow.put(title, LEFT, y + (30 if above else -34))
