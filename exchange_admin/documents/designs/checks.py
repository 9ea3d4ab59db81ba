"""What is wrong with a design, whatever papers it will print. `field` of a problem is the part: `blocks.title.look`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.designs.paper_words import PLACEHOLDER, is_placeholder
from exchange_admin.documents.designs.spec import (
    CODE_MM,
    OFFICE_LOGO,
    SIGNATURE,
    Box,
    DesignSpec,
    Look,
    Signatory,
    Stamp,
)
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.domain.vocabulary import VOCABULARY

_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_IMAGE = re.compile("[0-9a-f]{64}")
_BLOCK_NAME = re.compile(r"\w{1,40}")
_NAMES = frozenset({"holder", "holder_han", "holder_cyrillic", "holder_latin"})
_INNER_FRAME = 2.5  # millimetres from the outer stroke to where texts may begin
_LANGUAGES = ("zh", "ru", "en")
_LARGEST_TYPE = 400.0  # points, as high as a third of a page


def design_problems(spec: DesignSpec) -> list[Problem]:
    """Parts out of range, parts that lie on each other or off the page, placeholders that nobody knows."""
    return [
        *_whole(spec),
        *_ranges(spec),
        *_places(spec),
        *_texts(spec),
        *_images(spec),
    ]


def undrawable(spec: DesignSpec) -> list[Problem]:
    """What no page can be drawn with, or none in a reasonable time. The editor makes nothing of the kind; a file from
    elsewhere may hold anything."""
    return list(_absurd(spec))


def translation_problems(spec: DesignSpec, languages: Sequence[str]) -> Iterator[Problem]:
    """Texts of the design that are missing in one of the languages; what is made of placeholders alone needs none."""
    for part, text in _trilingual(spec):
        words = PLACEHOLDER.sub("", text.best("zh"))
        for language in languages:
            if any(map(str.isalpha, words)) and not text.get(language):
                facts = {
                    "part": part_name(part),
                    "text": text.best(language),
                    "language": f"choice.language.{language}",
                }
                yield Problem("design.untranslated", part, facts, Level.ASKS)


def part_name(part: str) -> str:
    """What a person calls `blocks.title`: a key of the wording, else the name that the office gave."""
    name = part.removeprefix("blocks.").removeprefix("pictures.").partition(".")[0]
    return f"choice.design_part.{name}" if name in VOCABULARY["design_part"] else name


def _whole(spec: DesignSpec) -> Iterator[Problem]:
    if not spec.names:
        yield Problem("design.no_name", "names")
    if not spec.kinds:
        yield Problem("design.no_kind", "kinds")
    for kind in spec.kinds:
        if kind not in PAPER_KINDS:
            yield Problem("design.unknown_kind", "kinds", {"kind": kind[:40]})
    paragraphs = [one for block in spec.blocks for one in block.paragraphs]
    if not any(_states(one.text, {"number"}) for one in paragraphs):
        yield Problem("design.no_number", "blocks")
    if not any(_states(one.text, _NAMES) or "name" in one.rows for one in paragraphs):
        yield Problem("design.no_holder", "blocks")
    if not any(_states(one.text, {"duplicate"}) for one in paragraphs):
        yield Problem("design.no_duplicate", "blocks")
    if not spec.signatories:
        yield Problem("design.no_signatory", "signatories", level=Level.ASKS)
    for name, times in Counter(block.name for block in spec.blocks).items():
        if times > 1 or not _BLOCK_NAME.fullmatch(name):
            yield Problem("design.block_name", f"blocks.{name[:40]}", {"part": part_name(name[:40])})
    if len(spec.signatories) > 2:
        yield Problem("design.signatories", "signatories", {"n": 2})


def _ranges(spec: DesignSpec) -> Iterator[Problem]:
    yield from _range("margin", spec.margin, 0, 40)
    yield from _range("frame.inset", spec.frame.inset, 2, 60)
    yield from _range("frame.weight", spec.frame.weight, 0.2, 10)
    yield from _range("most_languages", spec.most_languages, 1, 3)
    yield from _colour("frame", spec.frame.colour)
    for place, bar in enumerate(spec.bars):
        yield from _colour(f"bars.{place}", bar.colour)
    for block in spec.blocks:
        part = f"blocks.{block.name}"
        for look in (block.look, *([block.later] if block.later else [])):
            yield from _look(part, look)
        yield from _range(part, block.alone, 0, 200)
        yield from _range(part, block.gap, 0, 100)
    for place, signatory in enumerate(spec.signatories):
        for look in (signatory.look, signatory.later):
            yield from _look(f"signatories.{place}", look)
        yield from _range(f"signatories.{place}", signatory.above, 0, 120)
    if spec.stamp is not None:
        yield from _range("stamp", spec.stamp.across, 15, 60)
    if spec.code is not None:
        yield from _range("code", spec.code.across, CODE_MM, 60)


def _absurd(spec: DesignSpec) -> Iterator[Problem]:
    yield from _colour("frame", spec.frame.colour)
    yield from _range("frame.weight", spec.frame.weight, 0, _LARGEST_TYPE)
    looks = [(f"blocks.{one.name[:40]}", one.look) for one in spec.blocks]
    looks += [(f"blocks.{one.name[:40]}", one.later) for one in spec.blocks if one.later]
    for place, signatory in enumerate(spec.signatories):
        looks += [(f"signatories.{place}", look) for look in (signatory.look, signatory.later)]
    for part, look in looks:
        for size in (look.size, look.smallest):
            yield from _range(f"{part}.look", size, 1, _LARGEST_TYPE)
        for measure in (look.leading, look.han_size, look.tracking, look.han_tracking):
            yield from _range(f"{part}.look", measure, -_LARGEST_TYPE, _LARGEST_TYPE)
        yield from _colour(f"{part}.look", look.colour)
    for block in spec.blocks:
        for measure in (block.alone, block.gap):
            yield from _range(f"blocks.{block.name[:40]}", measure, 0, _LARGEST_TYPE)
    for place, bar in enumerate(spec.bars):
        yield from _colour(f"bars.{place}", bar.colour)


def _look(part: str, look: Look) -> Iterator[Problem]:
    yield from _range(f"{part}.look", look.size, 4, 200)
    yield from _range(f"{part}.look", look.smallest, 4, max(look.size, 4))
    yield from _range(f"{part}.look", look.leading, 0.9, 4)
    yield from _range(f"{part}.look", look.han_size, 0, 200)
    for tracking in (look.tracking, look.han_tracking):
        yield from _range(f"{part}.look", tracking, -1, 60)
    yield from _colour(f"{part}.look", look.colour)


def _range(part: str, value: float, low: float, high: float) -> Iterator[Problem]:
    if not low <= value <= high:
        facts = {"part": part_name(part), "value": f"{value:g}", "low": f"{low:g}", "high": f"{high:g}"}
        yield Problem("design.out_of_range", part, facts)


def _colour(part: str, colour: str) -> Iterator[Problem]:
    if not _COLOUR.fullmatch(colour):
        yield Problem("design.colour", part, {"part": part_name(part), "typed": colour[:20]})


def _places(spec: DesignSpec) -> Iterator[Problem]:
    page = Box(0, 0, *spec.size)
    inset = spec.margin if spec.frame.style == "none" else max(spec.margin, spec.frame.inset + _INNER_FRAME)
    room = Box(inset, inset, page.across - 2 * inset, page.high - 2 * inset)
    for place, bar in enumerate(spec.bars):
        yield from _inside(f"bars.{place}", bar.box, page)
    for picture in spec.pictures:
        yield from _inside(f"pictures.{picture.name[:40]}", picture.box, page)
    code = spec.code.square if spec.code else None
    if code:
        yield from _inside("code", code, room)
    if spec.stamp:
        yield from _inside("stamp", spec.stamp.square, page)
    if code and spec.stamp and _touches(code, spec.stamp):
        yield Problem("design.overlap", "code", {"part": part_name("code"), "other": part_name("stamp")})
    for part, box in (*((f"blocks.{one.name}", one.box) for one in spec.blocks), *_signed(spec.signatories)):
        yield from _inside(part, box, room)
        if code and box.overlaps(code):
            yield Problem("design.overlap", part, {"part": part_name(part), "other": part_name("code")})
        if spec.stamp and _touches(box, spec.stamp):
            yield Problem("design.overlap", part, {"part": part_name(part), "other": part_name("stamp")})


def _signed(signatories: Sequence[Signatory]) -> Iterator[tuple[str, Box]]:
    for place, one in enumerate(signatories):
        yield f"signatories.{place}", Box(one.x, one.y, one.across, one.below)


def _inside(part: str, box: Box, room: Box) -> Iterator[Problem]:
    large = box.across > 0 and box.high > 0
    inside = room.x <= box.x + 0.01 and box.x + box.across <= room.x + room.across + 0.01
    if not (large and inside and room.y <= box.y + 0.01 and box.y + box.high <= room.y + room.high + 0.01):
        yield Problem("design.off_the_page", part, {"part": part_name(part)})


def _touches(box: Box, stamp: Stamp) -> bool:
    across = max(box.x - stamp.x, 0.0, stamp.x - box.x - box.across)
    down = max(box.y - stamp.y, 0.0, stamp.y - box.y - box.high)
    return across * across + down * down < (stamp.across / 2) ** 2


def _texts(spec: DesignSpec) -> Iterator[Problem]:
    for part, text in _trilingual(spec):
        used = dict.fromkeys(name for language in _LANGUAGES for name in PLACEHOLDER.findall(text.get(language)))
        for name in used:
            if not is_placeholder(name):
                yield Problem("design.placeholder", part, {"part": part_name(part), "typed": f"{{{name}}}"})
    for block in spec.blocks:
        for one in block.paragraphs:
            for name in (*(condition.fact for condition in one.when), *one.rows):
                if not is_placeholder(name) and name not in {"name", "home"}:
                    yield Problem(
                        "design.placeholder", f"blocks.{block.name}", {"part": block.name, "typed": name[:40]}
                    )


def _images(spec: DesignSpec) -> Iterator[Problem]:
    named = [("background", spec.background)]
    named += [(f"pictures.{one.name[:40]}", one.image) for one in spec.pictures]
    named += [(f"signatories.{place}", one.image) for place, one in enumerate(spec.signatories)]
    for part, image in named:
        if image and image not in {OFFICE_LOGO, SIGNATURE} and not _IMAGE.fullmatch(image):
            yield Problem("design.image_lost", part, {"part": part_name(part)})


def _trilingual(spec: DesignSpec) -> Iterator[tuple[str, Trilingual]]:
    for block in spec.blocks:
        yield from ((f"blocks.{block.name}", one.text) for one in block.paragraphs)
    for place, one in enumerate(spec.signatories):
        yield f"signatories.{place}", one.name
        yield f"signatories.{place}", one.position


def _states(text: Trilingual, names: Collection[str]) -> bool:
    """In every language that has a text of its own, so that no half lacks what the other states."""
    said = [PLACEHOLDER.findall(text.get(language)) for language in _LANGUAGES if text.get(language)]
    return bool(said) and all(any(name in names for name in one) for one in said)
