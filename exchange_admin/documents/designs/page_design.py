"""Draws papers of any design that is data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from exchange_admin.documents.certificates.checks import problems_of_facts
from exchange_admin.documents.certificates.facts import ParticipationFacts, Trilingual
from exchange_admin.documents.designs.checks import part_name
from exchange_admin.documents.designs.images import proportions
from exchange_admin.documents.designs.layout import BlockLayout, Laid, Said
from exchange_admin.documents.designs.paper_words import PaperWords
from exchange_admin.documents.designs.spec import CODE_MM, Block, Box, DesignSpec, Frame, Paragraph, Signatory
from exchange_admin.documents.drawing import (
    MM,
    BoxMark,
    CodeMark,
    FrameMark,
    Mark,
    PictureMark,
    RingMark,
    RuleMark,
    TextMark,
)
from exchange_admin.documents.fonts import SANS, SERIF, Fonts
from exchange_admin.documents.paper_pdf import OnePageDesign
from exchange_admin.documents.typesetting import Style, Typesetter
from exchange_admin.documents.verification.symbol import symbol_of
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.wording import Wording

Images = Callable[[str], bytes | None]
"""The picture with this SHA-256, None when it is not there."""

_FAINT, _FAINT_TEXT, _RULE = "B4BAC5", "A5ABB6", "9AA0AB"
_SMALLER = 0.8  # of the size: names of a signatory are set no smaller for the sake of one line
_QUIET = 4  # modules of white that a code needs around it
_SEALS = {"serif": Style(SERIF, 8, _FAINT_TEXT), "sans": Style(SANS, 8, _FAINT_TEXT)}


@dataclass(slots=True)
class _Sheet:
    """The marks of a page; (part, text) of what did not fit; parts whose text lies on the stamp, code or edge."""

    marks: list[Mark] = field(default_factory=list)
    too_long: list[tuple[str, str]] = field(default_factory=list)
    crossing: list[tuple[str, str]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def problems(self) -> list[Problem]:
        found = [Problem("certificate.too_long", part, _told(part, text)) for part, text in self.too_long]
        found += [Problem("design.crossing", part, _told(part, text), Level.ASKS) for part, text in self.crossing]
        return found + [Problem("design.image_lost", part, {"part": part_name(part)}) for part in self.lost]


class PageDesign(OnePageDesign):
    """As its `spec` says."""

    def __init__(
        self,
        spec: DesignSpec,
        images: Images,
        fonts: Fonts,
        wording: Mapping[str, Wording],
        *,
        id: str = "",
        typesetter: Typesetter | None = None,
    ) -> None:
        """`typesetter` may be shared by several designs: it keeps what it has set."""
        width, height = spec.size
        super().__init__(fonts, (width * MM, height * MM))
        self.spec, self.kinds, self._id = spec, spec.kinds, id
        self._images, self._wording = images, wording
        self._set = typesetter or Typesetter(fonts)
        self._layout = BlockLayout(self._set, height * MM)

    @property
    def id(self) -> str:
        return self._id

    @property
    def paper(self) -> str:
        """A4 or A3."""
        return self.spec.paper

    def as_it_is(self, facts: ParticipationFacts) -> bytes:
        """The paper for an editor, whatever is wrong with it: what does not fit is shown where it ends up."""
        return self._in_memory([facts], lambda one: [self._sheet(one).marks])

    def _title(self, facts: ParticipationFacts) -> str:
        return f"{PaperWords(facts, self._wording[facts.languages[0]]).values['title']} {facts.number}"

    def _obstacles(self, facts: ParticipationFacts) -> list[Problem]:
        found = list(problems_of_facts(facts, self._fonts, self.kinds))
        if len(facts.languages) > self.spec.most_languages:
            found.append(Problem("design.languages", "languages", {"n": self.spec.most_languages}))
        return found

    def _sheet(self, facts: ParticipationFacts) -> _Sheet:
        sheet, spec = _Sheet(), self.spec
        words = [PaperWords(facts, self._wording[language]) for language in facts.languages]
        width, height = spec.size
        if spec.background:
            self._picture(sheet, "background", spec.background, Box(0, 0, width, height), facts, filling=True)
        for bar in spec.bars:
            sheet.marks.append(self._bar(bar.box, bar.colour))
        sheet.marks += frame_marks(spec.frame, spec.size)
        for picture in spec.pictures:
            self._picture(sheet, f"pictures.{picture.name}", picture.image, picture.box, facts)
        texts: list[tuple[str, Laid]] = [
            (f"blocks.{one.name}", self._layout.block(replace(one, box=self._cleared(one.box, facts)), words))
            for one in spec.blocks
        ]
        for place, signatory in enumerate(spec.signatories):
            texts.append((f"signatories.{place}", self._signatory(sheet, place, signatory, facts)))
        self._stamp(sheet, facts, words)
        self._code(sheet, facts)
        for part, laid in texts:
            sheet.marks += laid.marks
            if laid.too_long:
                sheet.too_long.append((part, laid.too_long))
            elif crossing := next((m for m in laid.marks if self._is_crossing(m, facts)), None):
                sheet.crossing.append((part, crossing.line.text))
        return sheet

    def _cleared(self, box: Box, facts: ParticipationFacts) -> Box:
        """The most of the box above or beside the seal of an office whose seal is larger than the design thought."""
        stamp = self.spec.stamp
        if stamp is None or facts.stamp_mm <= stamp.across or not _reaches(box, stamp.x, stamp.y, facts.stamp_mm / 2):
            return box
        radius = facts.stamp_mm / 2
        right = max(box.x, stamp.x + radius)
        left = (
            replace(box, high=stamp.y - radius - box.y),
            replace(box, x=right, across=box.x + box.across - right),
            replace(box, across=stamp.x - radius - box.x),
        )
        usable = [one for one in left if one.across > 0 and one.high > 0]
        return max(usable, key=_area, default=box)

    def _picture(
        self, sheet: _Sheet, part: str, image: str, box: Box, facts: ParticipationFacts, *, filling: bool = False
    ) -> None:
        """As large as the box allows; a named picture that the office or signatory has not got takes no room."""
        name = self._name_of(image, facts)
        if not name:
            return
        content = self._images(name)
        if content is None:
            sheet.lost.append(part)
            return
        across, high = (box.across, box.high) if filling else _within(box, proportions(content))
        x, y = box.x + (box.across - across) / 2, box.y + (box.high - high) / 2
        low = (self.spec.size[1] - y - high) * MM
        sheet.marks.append(PictureMark(x * MM, low, across * MM, high * MM, name, content))

    def _name_of(self, image: str, facts: ParticipationFacts) -> str:
        return dict(facts.details).get(image, Trilingual()).best("en") if "." in image else image

    def _bar(self, box: Box, colour: str) -> BoxMark:
        return BoxMark(box.x * MM, (self.spec.size[1] - box.y - box.high) * MM, box.across * MM, box.high * MM, colour)

    def _signatory(self, sheet: _Sheet, place: int, signatory: Signatory, facts: ParticipationFacts) -> Laid:
        y = (self.spec.size[1] - signatory.y) * MM
        sheet.marks.append(RuleMark(signatory.x * MM, y, (signatory.x + signatory.across) * MM, y, 0.6, _RULE))
        room = Box(signatory.x, signatory.y - signatory.above, signatory.across, signatory.above)
        self._picture(sheet, f"signatories.{place}", signatory.image, room, facts)
        name, position = signatory.name or facts.signatory, signatory.position or facts.position
        said = list(self._names(signatory, dict(name.different(facts.languages)), facts.languages[0]))
        said += [Said(text, language, signatory.later) for text, language in position.different(facts.languages)]
        box = self._cleared(Box(signatory.x, signatory.y + 1.2, signatory.across, signatory.below), facts)
        block = Block(name="", box=box, paragraphs=(Paragraph(),), align="left")
        return self._layout.texts(block, said, box)

    def _names(self, signatory: Signatory, names: Mapping[str, str], leading: str) -> Iterator[Said]:
        """On one line, a little smaller where that is enough; else below each other."""
        look, joined = signatory.look, " · ".join(names)
        share = min(1.0, signatory.across * MM / max(self._layout.width(joined, look), 1.0))
        if len(names) > 1 and share < _SMALLER:
            yield from (Said(text, language, look) for text, language in names.items())
        elif names:
            size = max(int(look.size * share * 10) / 10, look.smallest)
            yield Said(joined, leading if len(names) == 1 else "", replace(look, size=size))

    def _stamp(self, sheet: _Sheet, facts: ParticipationFacts, words: Sequence[PaperWords]) -> None:
        stamp = self.spec.stamp
        if stamp is None or not stamp.ring:
            return
        x, y = stamp.x * MM, (self.spec.size[1] - stamp.y) * MM
        sheet.marks.append(RingMark(x, y, max(stamp.across, facts.stamp_mm) / 2 * MM, 0.7, _FAINT))
        seal = self._set.joined([(one.seal(), one.language) for one in words], "  ·  ", _SEALS[stamp.family])
        sheet.marks.append(TextMark(x - seal.width / 2, y - 3, seal))

    def _code(self, sheet: _Sheet, facts: ParticipationFacts) -> None:
        if self.spec.code is None or not facts.code:
            return
        symbol = symbol_of(facts.code)
        side = symbol.millimetres * self.spec.code.across / CODE_MM * MM
        x, y = self.spec.code.x * MM - side, (self.spec.size[1] - self.spec.code.y) * MM - side
        if self.spec.background:
            quiet = side * _QUIET / symbol.size
            sheet.marks.append(BoxMark(x - quiet, y - quiet, side + 2 * quiet, side + 2 * quiet, "FFFFFF"))
        sheet.marks.append(CodeMark(x, y, side, symbol.size, symbol.rows))

    def _is_crossing(self, mark: TextMark, facts: ParticipationFacts) -> bool:
        """Whether the line lies on the stamp or the code, or beyond what printers print."""
        size, height = mark.line.style.size, self.spec.size[1]
        box = Box(mark.x / MM, height - (mark.y + size * 0.8) / MM, mark.line.width / MM, size / MM)
        code, stamp = self.spec.code, self.spec.stamp
        if code is not None and facts.code and box.overlaps(code.square):
            return True
        if stamp is not None and _reaches(box, stamp.x, stamp.y, max(stamp.across, facts.stamp_mm) / 2):
            return True
        margin, width = self.spec.margin, self.spec.size[0]
        inside = box.x >= margin and box.y >= margin
        return not (inside and box.x + box.across <= width - margin and box.y + box.high <= height - margin)


def _area(box: Box) -> float:
    return box.across * box.high


def _told(part: str, text: str) -> dict[str, str]:
    return {"part": part_name(part), "text": text}


def _within(box: Box, proportion: float) -> tuple[float, float]:
    """Width and height of a picture that is `proportion` times as wide as high."""
    high = min(box.high, box.across / proportion)
    return high * proportion, high


def _reaches(box: Box, x: float, y: float, radius: float) -> bool:
    across = max(box.x - x, 0.0, x - box.x - box.across)
    down = max(box.y - y, 0.0, y - box.y - box.high)
    return across * across + down * down < radius * radius


_SECOND = 2.2  # millimetres from the outer stroke to the inner one
_THIN = 0.3  # of the weight
_CORNER = 9.0  # millimetres of a step in the corner
_STEP = 3.0


def frame_marks(frame: Frame, size: tuple[float, float]) -> Iterator[Mark]:
    """`size` in millimetres."""
    if frame.style == "none":
        return
    outer = frame.inset * MM
    width, height = size[0] * MM, size[1] * MM
    if frame.style == "corners":
        yield from _cornered(frame, width, height)
        return
    yield FrameMark(outer, outer, width - 2 * outer, height - 2 * outer, frame.weight, frame.colour)
    if frame.style == "double":
        inner = outer + _SECOND * MM
        yield FrameMark(inner, inner, width - 2 * inner, height - 2 * inner, frame.weight * _THIN, frame.colour)


def _cornered(frame: Frame, width: float, height: float) -> Iterator[Mark]:
    """A thin rule whose corners step inwards, with a heavier angle in each step."""
    near, step, arm = frame.inset * MM, _STEP * MM, _CORNER * MM
    far_x, far_y = width - near, height - near
    thin = frame.weight * _THIN * 1.4
    for y in (near, far_y):
        yield RuleMark(near + arm, y, far_x - arm, y, thin, frame.colour)
    for x in (near, far_x):
        yield RuleMark(x, near + arm, x, far_y - arm, thin, frame.colour)
    for x, inward_x in ((near, 1), (far_x, -1)):
        for y, inward_y in ((near, 1), (far_y, -1)):
            a, b = x + inward_x * arm, y + inward_y * arm
            c, d = x + inward_x * step, y + inward_y * step
            half = thin / 2
            yield RuleMark(a, y - inward_y * half, a, d + inward_y * half, thin, frame.colour)
            yield RuleMark(a, d, c, d, thin, frame.colour)
            yield RuleMark(c, d - inward_y * half, c, b + inward_y * half, thin, frame.colour)
            yield RuleMark(c, b, x - inward_x * half, b, thin, frame.colour)
            heavy = frame.weight
            yield RuleMark(x - inward_x * heavy / 2, y, x + inward_x * (step * 0.9), y, heavy, frame.colour)
            yield RuleMark(x, y, x, y + inward_y * (step * 0.9), heavy, frame.colour)
