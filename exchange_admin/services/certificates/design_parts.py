"""The parts of a design, as an editor lists, moves and changes them, also onto the other size of paper. Every verb
gives another design."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.designs.spec import (
    CODE_MM,
    OFFICE_LOGO,
    PALETTE,
    SIGNATURE,
    Bar,
    Block,
    Box,
    Code,
    Condition,
    DesignSpec,
    Frame,
    Look,
    Paper,
    Paragraph,
    Picture,
    Signatory,
    Stamp,
)

__all__ = [
    "CODE_MM", "OFFICE_LOGO", "PALETTE", "SIGNATURE", "Bar", "Block", "Box", "Code", "Condition", "DesignSpec", "Frame",
    "Look", "Paragraph", "Picture", "Signatory", "Stamp", "Trilingual",
]  # fmt: skip

T = TypeVar("T")
Group = Literal["page", "frame", "pictures", "bars", "blocks", "signatories", "stamp", "code"]
GROUPS: tuple[Group, ...] = ("page", "frame", "pictures", "bars", "blocks", "signatories", "stamp", "code")
SEVERAL: frozenset[Group] = frozenset({"pictures", "bars", "blocks", "signatories"})
"""Groups that a design may have any number of."""
STAMP_SIDES = (20.0, 60.0)
"""Least and most diameter of the place of a seal, millimetres."""
CODE_SIDES = (CODE_MM, 60.0)
SIGNED_ACROSS, SIGNED_ABOVE, SIGNED_BELOW = 10.0, (2.0, 60.0), (4.0, 60.0)
"""Least length of the rule of a signature; least and most room above and below it."""
_RULE_ALONE = 2.0  # millimetres above the rule of a signature that has no picture, for pointing at it
_LEAST = 0.2  # millimetres that a part keeps
_COPY_BY = 6.0  # millimetres that a copy lies below what it was made from


@dataclass(frozen=True, slots=True)
class PartKey:
    """`place` counts within the group."""

    group: Group
    place: int = 0

    def __str__(self) -> str:
        return f"{self.group}:{self.place}"

    @classmethod
    def of(cls, text: str) -> PartKey | None:
        """What `str` gave; None for anything else."""
        group, _, place = text.partition(":")
        return cls(group, int(place)) if group in GROUPS and place.isdigit() else None


def parts_of(spec: DesignSpec) -> tuple[PartKey, ...]:
    """Every part in the order in which they are drawn; the page comes first."""
    found = [PartKey("page"), PartKey("frame")]
    for group in GROUPS:
        if group in SEVERAL:
            found += [PartKey(group, place) for place in range(len(getattr(spec, group)))]
    return (*found, *(PartKey(group) for group in ("stamp", "code") if getattr(spec, group) is not None))


def part(spec: DesignSpec, key: PartKey) -> Any:
    """The part; the design itself for the page, None for what is not there."""
    if key.group == "page":
        return spec
    held = getattr(spec, key.group)
    if key.group not in SEVERAL:
        return held
    return held[key.place] if key.place < len(held) else None


def with_part(spec: DesignSpec, key: PartKey, changed: Any) -> DesignSpec:
    """The design with another part in this place."""
    if key.group == "page":
        assert isinstance(changed, DesignSpec)
        return changed
    if key.group not in SEVERAL:
        return _with(spec, key.group, changed)
    held = list(getattr(spec, key.group))
    held[key.place] = changed
    return _with(spec, key.group, tuple(held))


def part_named(spec: DesignSpec, name: str) -> PartKey | None:
    """The part that a problem is about: `blocks.title`, `signatories.0`, `stamp`; None where it names none."""
    group, own = (*name.split("."), "")[:2]
    if group == "background":
        return PartKey("page")
    if group not in GROUPS:
        return None
    if group not in SEVERAL:
        return PartKey(group)
    for place, held in enumerate(getattr(spec, group)):
        if own == getattr(held, "name", "") or own == str(place):
            return PartKey(group, place)
    return None


def setting(of: Any, path: str) -> Any:
    """A value inside a part: `look.size`."""
    for name in path.split("."):
        of = getattr(of, name)
    return of


def with_setting(of: Any, path: str, value: Any) -> Any:
    """The part with another value at `path`."""
    name, _, inside = path.partition(".")
    if inside:
        value = with_setting(getattr(of, name), inside, value)
    return _with(of, name, value)


def added(spec: DesignSpec, group: Group) -> tuple[DesignSpec, PartKey]:
    """With a new part in the middle of the page, in front of what is there; a second frame, stamp or code is not added.

    `group` is any but the page.
    """
    width, height = spec.size
    new = _new_part(spec, group, width, height)
    if group not in SEVERAL:
        there = box_of(spec, PartKey(group)) is not None
        return (spec if there else _with(spec, group, new)), PartKey(group)
    held = (*getattr(spec, group), new)
    return _with(spec, group, held), PartKey(group, len(held) - 1)


def removed(spec: DesignSpec, key: PartKey) -> DesignSpec:
    """Without this part; the page stays, a frame becomes none."""
    if key.group == "frame":
        return dataclasses.replace(spec, frame=dataclasses.replace(spec.frame, style="none"))
    if key.group in SEVERAL:
        held = getattr(spec, key.group)
        return _with(spec, key.group, (*held[: key.place], *held[key.place + 1 :]))
    return spec if key.group == "page" else _with(spec, key.group, None)


def duplicated(spec: DesignSpec, key: PartKey) -> tuple[DesignSpec, PartKey]:
    """With a copy a little below; what there is only one of stays as it is."""
    if key.group not in SEVERAL:
        return spec, key
    held = getattr(spec, key.group)
    copy = _shifted(held[key.place], 0, _COPY_BY)
    if hasattr(copy, "name") and isinstance(copy.name, str):
        copy = _with(copy, "name", _free_name(copy.name, held))
    more = (*held[: key.place + 1], copy, *held[key.place + 1 :])
    return _with(spec, key.group, more), PartKey(key.group, key.place + 1)


def reordered(spec: DesignSpec, key: PartKey, by: int) -> tuple[DesignSpec, PartKey]:
    """One place further on or back among those of its group, which lie over each other in this order."""
    if key.group not in SEVERAL:
        return spec, key
    held = list(getattr(spec, key.group))
    place = max(0, min(len(held) - 1, key.place + by))
    held.insert(place, held.pop(key.place))
    return _with(spec, key.group, tuple(held)), PartKey(key.group, place)


def moved(spec: DesignSpec, key: PartKey, right: float, down: float) -> DesignSpec:
    """The part moved by millimetres, as far as it stays on the page."""
    box = box_of(spec, key)
    if box is None or not is_movable(key):
        return spec
    width, height = spec.size
    right = max(-box.x, min(right, width - box.x - box.across))
    down = max(-box.y, min(down, height - box.y - box.high))
    return with_part(spec, key, _shifted(part(spec, key), right, down))


def sized(spec: DesignSpec, key: PartKey, left: float, top: float, right: float, bottom: float) -> DesignSpec:
    """The part with its edges moved by millimetres, as far as they stay on the page and something is left of it.

    Seal and code stay square and within their limits: the larger change counts, an edge that was not pulled stays. The
    rule of a signature stays where the room above or below it is pulled.
    """
    held, (width, height) = part(spec, key), spec.size
    match held:
        case Stamp():
            box = _square(held.square, (left, top, right, bottom), STAMP_SIDES, spec.size)
            x, y = round(box.x + box.across / 2, 2), round(box.y + box.across / 2, 2)
            return with_part(spec, key, dataclasses.replace(held, x=x, y=y, across=box.across))
        case Code():
            box = _square(held.square, (left, top, right, bottom), CODE_SIDES, spec.size)
            x, y = round(box.x + box.across, 2), round(box.y, 2)
            return with_part(spec, key, dataclasses.replace(held, x=x, y=y, across=box.across))
        case Signatory():
            x, across = _span(held.x, held.x + held.across, left, right, width, SIGNED_ACROSS)
            above = _between(held.above - top, SIGNED_ABOVE, held.y) if held.image else held.above
            below = _between(held.below + bottom, SIGNED_BELOW, height - held.y)
            return with_part(spec, key, dataclasses.replace(held, x=x, across=across, above=above, below=below))
        case Picture() | Bar() | Block():
            x, across = _span(held.box.x, held.box.x + held.box.across, left, right, width)
            y, high = _span(held.box.y, held.box.y + held.box.high, top, bottom, height)
            return with_part(spec, key, _with(held, "box", Box(x, y, across, high)))
    return spec


def is_movable(key: PartKey) -> bool:
    """Whether it can be moved and its edges pulled."""
    return key.group not in ("page", "frame")


def square_sides(key: PartKey) -> tuple[float, float] | None:
    """Least and most side of a part that stays square; None for every other."""
    return {"stamp": STAMP_SIDES, "code": CODE_SIDES}.get(key.group)


def box_of(spec: DesignSpec, key: PartKey) -> Box | None:
    """Where a part lies; None for what is not there. The seal and the code lie in a square."""
    width, height = spec.size
    held = part(spec, key)
    match held:
        case DesignSpec():
            return Box(0, 0, width, height)
        case Frame():
            inset = held.inset
            return Box(inset, inset, width - 2 * inset, height - 2 * inset) if held.style != "none" else None
        case Stamp() | Code():
            return held.square
        case Signatory():
            above = held.above if held.image else _RULE_ALONE
            return Box(held.x, held.y - above, held.across, above + held.below)
        case Picture() | Bar() | Block():
            return held.box
    return None


def _with(of: T, name: str, value: Any) -> T:
    held: Any = of
    changed: T = dataclasses.replace(held, **{name: value})
    return changed


def _shifted(held: Any, right: float, down: float) -> Any:
    """Measures are kept to a tenth of a millimetre."""
    if hasattr(held, "box"):
        box = held.box
        held_box = dataclasses.replace(box, x=round(box.x + right, 1), y=round(box.y + down, 1))
        return dataclasses.replace(held, box=held_box)
    return dataclasses.replace(held, x=round(held.x + right, 1), y=round(held.y + down, 1))


def _span(
    low: float, high: float, by_low: float, by_high: float, page: float, least: float = _LEAST
) -> tuple[float, float]:
    """Where an edge that was pulled begins, and how long it is."""
    start = max(0.0, min(low + by_low, high - least))
    end = min(page, max(high + by_high, start + least))
    return round(start, 2), round(end - start, 2)


def _between(measure: float, limits: tuple[float, float], room: float) -> float:
    """Within the limits and, where those leave it a choice, within the room on the page."""
    least, most = limits
    return round(max(least, min(measure, most, room)), 2)


def _square(
    box: Box, by: tuple[float, float, float, float], limits: tuple[float, float], page: tuple[float, float]
) -> Box:
    """A square with its edges moved by (left, upper, right, lower): as large as limits and page allow."""
    left, top, right, bottom = by
    change = max(right - left, bottom - top, key=abs)
    edges = ((box.x, left, right, page[0]), (box.y, top, bottom, page[1]))
    room = min(_room(start, box.across, low, high, length) for start, low, high, length in edges)
    side = _between(box.across + change, limits, room)
    x, y = (_start(start, box.across, low, high, side) for start, low, high, _ in edges)
    return Box(x, y, side, side)


def _room(start: float, side: float, low: float, high: float, length: float) -> float:
    """How long a side can become on a page of this length when these edges of it are pulled."""
    if low and not high:
        return start + side
    if high and not low:
        return length - start
    return 2 * min(start + side / 2, length - start - side / 2)


def _start(start: float, side: float, low: float, high: float, new: float) -> float:
    """Where the side then begins: the edge that was not pulled stays, else the middle."""
    if low and not high:
        return start + side - new
    return start if high and not low else start + (side - new) / 2


def _new_part(spec: DesignSpec, group: Group, width: float, height: float) -> Any:
    middle, centre = width / 2, height / 2
    match group:
        case "pictures":
            return Picture(name=_free_name("picture", spec.pictures), box=Box(middle - 15, centre - 15, 30, 30))
        case "bars":
            return Bar(box=Box(middle - 50, centre, 100, 0.4))
        case "blocks":
            box = Box(middle - 60, centre - 8, 120, 16)
            return Block(name=_free_name("text", spec.blocks), box=box, paragraphs=(Paragraph(),))
        case "signatories":
            return Signatory(x=middle - 31, y=height - 42)
        case "stamp":
            return Stamp(x=middle, y=height - 45)
        case "code":
            return Code(x=width - 28, y=height - 42)
        case "frame":
            return Frame()
    return spec


def _free_name(wanted: str, held: Sequence[Any]) -> str:
    """`wanted`, with a number when it is taken; names of blocks are letters, digits and `_`."""
    taken, stem = {one.name for one in held}, wanted.rstrip("0123456789").rstrip("_")
    if wanted not in taken:
        return wanted
    return next(name for n in range(2, len(taken) + 3) if (name := f"{stem}_{n}") not in taken)


_PLACES = 2  # of millimetres and points


def on_paper(spec: DesignSpec, paper: Paper) -> DesignSpec:
    """The design as it was, on `paper`. What printers leave blank stays; an office's seal is as large as it is."""
    wanted = replace(spec, paper=paper)
    if wanted.size == spec.size:
        return wanted
    grown = _Grown(min(after / before for before, after in zip(spec.size, wanted.size, strict=True)))
    stamp, code = spec.stamp, spec.code
    return replace(
        wanted,
        frame=replace(spec.frame, inset=grown(spec.frame.inset), weight=grown(spec.frame.weight)),
        pictures=tuple(map(grown.picture, spec.pictures)),
        bars=tuple(map(grown.bar, spec.bars)),
        blocks=tuple(map(grown.block, spec.blocks)),
        signatories=tuple(map(grown.signatory, spec.signatories)),
        stamp=stamp and replace(stamp, x=grown(stamp.x), y=grown(stamp.y)),
        code=code and replace(code, x=grown(code.x), y=grown(code.y)),
    )


class _Grown:
    """Parts `by` times as large and as far from the corner."""

    def __init__(self, by: float) -> None:
        self._by = by

    def __call__(self, measure: float) -> float:
        return round(measure * self._by, _PLACES)

    def box(self, box: Box) -> Box:
        return Box(self(box.x), self(box.y), self(box.across), self(box.high))

    def picture(self, picture: Picture) -> Picture:
        return replace(picture, box=self.box(picture.box))

    def bar(self, bar: Bar) -> Bar:
        return replace(bar, box=self.box(bar.box))

    def block(self, block: Block) -> Block:
        return replace(
            block,
            box=self.box(block.box),
            look=self.look(block.look),
            later=block.later and self.look(block.later),
            alone=self(block.alone),
            gap=self(block.gap),
        )

    def signatory(self, one: Signatory) -> Signatory:
        return replace(
            one,
            x=self(one.x),
            y=self(one.y),
            across=self(one.across),
            above=self(one.above),
            below=self(one.below),
            look=self.look(one.look),
            later=self.look(one.later),
        )

    def look(self, look: Look) -> Look:
        """Air between letters grows with the letters; lines count in type sizes of themselves."""
        return replace(
            look,
            size=self(look.size),
            tracking=self(look.tracking),
            smallest=self(look.smallest),
            han_size=self(look.han_size),
            han_tracking=self(look.han_tracking),
        )
